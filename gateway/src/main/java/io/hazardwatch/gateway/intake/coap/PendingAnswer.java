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

    /** Acknowledges the request, so that its device waits for the answer without sending it again; false if it is not needed. */
    boolean acknowledge() {
        if (exchange == null || isAcknowledged) {
            return false;
        }
        isAcknowledged = true;
        exchange.sendAccept();
        return exchange.getCurrentRequest().isConfirmable();
    }

    /** Answers; false when it was answered before. */
    boolean answer(Response response) {
        Exchange waiting = exchange;
        exchange = null;
        if (waiting == null) {
            return false;
        }
        waiting.sendResponse(response);
        return true;
    }
}
