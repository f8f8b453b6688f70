package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.DurableReplies;
import io.hazardwatch.gateway.intake.QuotaTurn;
import io.hazardwatch.gateway.intake.ReadingIngest;
import io.hazardwatch.gateway.intake.ResolvedTopic;
import io.hazardwatch.gateway.intake.coap.Admission.Parts;
import io.hazardwatch.gateway.intake.coap.CoapCounters.Result;
import io.hazardwatch.gateway.intake.tcp.ProgressSignal;
import io.hazardwatch.gateway.registry.Credential;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;

/** Passes readings to the lanes and answers when they are durable. Thread {@code coap}; only the ingest's progress comes from lane threads. */
final class CoapRequests implements MessageDeliverer {
    /** A device sends its request again after 2 s without an acknowledgement (ACK_TIMEOUT of RFC 7252), so it gets one in half of that. */
    static final long ACKNOWLEDGED_MILLIS_MAX = 1_000;
    /** A request whose readings are not durable by then is answered 5.03; sending it again changes nothing. */
    static final long DURABLE_MILLIS_MAX = 30_000;
    private static final long LOOK_MILLIS = 250;
    private static final long RETRY_SECONDS = 5;

    private final Parts parts;
    private final Admission admission;
    private final CoapCounters counters;
    private final ScheduledExecutorService thread;
    private final int waitingMax;
    private final ReadingIngest ingest;
    private final DurableReplies<PendingAnswer> replies;
    /** In the order in which they came. */
    private final Set<PendingAnswer> waiting = new LinkedHashSet<>();
    /** Requests that {@code replies} holds, those that were answered as too late included. */
    private int owed;
    private boolean isLookDue;
    private boolean isClosed;

    CoapRequests(Parts parts, Admission admission, int waitingMax, CoapCounters counters, ScheduledExecutorService thread) {
        this.parts = parts;
        this.admission = admission;
        this.waitingMax = waitingMax;
        this.counters = counters;
        this.thread = thread;
        this.ingest = parts.ingests().open(new ProgressSignal(thread, this::settle)::raise);
        this.replies = new DurableReplies<>(ingest, this::accept);
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        if (isClosed) {
            return;
        }
        try {
            Request request = exchange.getRequest();
            Response refusal = take(exchange, request);
            request.setPayload((byte[]) null); // the exchange is remembered for its answer only
            if (refusal != null) {
                exchange.sendResponse(refusal);
            }
        } catch (RuntimeException defect) {
            exchange.sendResponse(admission.failed(defect));
        }
    }

    /** The gateway asks nobody. */
    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        counters.count(Result.NOT_SERVED);
    }

    /** The answer if it is refused; null if the answer follows. */
    private Response take(Exchange exchange, Request request) {
        long now = parts.clock().nanos();
        Credential credential = admission.credential(request);
        if (credential == null) {
            counters.count(Result.NOT_LOGGED_IN);
            return CoapAnswers.of(ResponseCode.UNAUTHORIZED);
        }
        byte[] payload = request.getPayload();
        ResolvedTopic route = admission.route(request, credential);
        if (route.refusal() != null) {
            return admission.reject(route, payload);
        }
        QuotaTurn turn = admission.turn(credential);
        long token = owed >= waitingMax ? ReadingIngest.FULL
                : ingest.offer(route.origin(), route.device(), payload, 0, payload.length, parts.clock().millis());
        if (token == ReadingIngest.FULL) {
            return admission.noRoom(credential);
        }
        if (turn != null) {
            turn.taken(ingest.lastCount(), parts.clock().nanos(), parts.clock().millis());
        }
        if (ingest.lastReject() != null) {
            ingest.flush();
            counters.count(Result.REJECTED);
            return CoapAnswers.rejected(ingest.lastReject());
        }
        await(token, new PendingAnswer(exchange, now));
        return null;
    }

    private void await(long token, PendingAnswer answer) {
        owed++;
        waiting.add(answer);
        replies.add(token, answer);
        ingest.flush();
        lookLater();
        settle();
    }

    private void accept(PendingAnswer answer) {
        owed--;
        waiting.remove(answer);
        if (answer.isOwed()) { // counted first: whoever has the answer finds it counted
            counters.count(Result.ACCEPTED);
            answer.answer(CoapAnswers.of(ResponseCode.CHANGED));
        }
    }

    /** Answers what is due; after a defect the others have their answers with the next look. */
    private void settle() {
        if (isClosed) {
            return;
        }
        try {
            replies.settle();
        } catch (RuntimeException defect) {
            parts.defects().accept("coap", defect);
            counters.count(Result.FAILED);
        }
    }

    /** Looks after those that wait while there are any. */
    private void lookLater() {
        if (waiting.isEmpty() || isLookDue) {
            return;
        }
        try {
            thread.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            isLookDue = true;
        } catch (RejectedExecutionException closing) {
            isClosed = true;
        }
    }

    private void look() {
        isLookDue = false;
        if (isClosed) {
            return;
        }
        settle();
        try {
            lookAfter(parts.clock().nanos());
        } catch (RuntimeException defect) {
            parts.defects().accept("coap", defect);
        }
        lookLater();
    }

    private void lookAfter(long now) {
        for (Iterator<PendingAnswer> each = waiting.iterator(); each.hasNext();) {
            PendingAnswer answer = each.next();
            long age = TimeUnit.NANOSECONDS.toMillis(answer.ageNanos(now));
            if (age < ACKNOWLEDGED_MILLIS_MAX - LOOK_MILLIS) {
                return;
            }
            if (age >= DURABLE_MILLIS_MAX) {
                each.remove();
                counters.count(Result.NOT_DURABLE);
                answer.answer(CoapAnswers.later("NOT_DURABLE", RETRY_SECONDS));
            } else if (answer.isAcknowledgementDue()) {
                counters.acknowledgedEarly();
                answer.acknowledge();
            }
        }
    }

    /** Never uses the ingest again; what was not answered is sent again by its device. */
    void close() {
        isClosed = true;
    }
}
