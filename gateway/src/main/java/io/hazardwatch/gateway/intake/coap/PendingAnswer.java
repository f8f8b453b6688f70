package io.hazardwatch.gateway.intake.coap;

import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;

/** A request that waits for its answer; lets go of it once it has one. Thread {@code coap}. */
final class PendingAnswer {
    private final long sinceNanos;
    private Exchange exchange;
    private boolean isAcknowledged;

    PendingAnswer(Exchange exchange, long sinceNanos) {
        this.exchange = exchange;
        this.sinceNanos = sinceNanos;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - sinceNanos;
    }

    /** Whether it has had no answer yet. */
    boolean isOwed() {
        return exchange != null;
    }

    /** Whether its device waits for an acknowledgement and would send it again without one. */
    boolean isAcknowledgementDue() {
        return isOwed() && !isAcknowledged && exchange.getCurrentRequest().isConfirmable();
    }

    /** Acknowledges the request, so that its device waits for the answer without sending it again. */
    void acknowledge() {
        isAcknowledged = true;
        exchange.sendAccept();
    }

    /** Answers what is owed. */
    void answer(Response response) {
        Exchange waiting = exchange;
        exchange = null;
        waiting.sendResponse(response);
    }
}
