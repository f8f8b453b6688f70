package io.hazardwatch.gateway.intake.gb28181;

/**
 * A request that waits for its answer, and is sent again meanwhile (RFC 3261 §17.1.2; in whole seconds, because that is how often anybody looks).
 * One thread.
 */
final class SipAttempt {
    /** Nobody waits for an answer longer (timer F). */
    static final long PATIENCE_MILLIS = 32_000;
    private static final long FIRST_MILLIS = 1_000;
    private static final long PAUSE_MILLIS_MAX = 4_000;

    private final String call;
    private final SipOutgoing request;
    private final long begunMillis;
    private long nextMillis;
    private long pauseMillis = FIRST_MILLIS;

    /** @param call its Call-ID */
    SipAttempt(String call, SipOutgoing request, long nowMillis) {
        this.call = call;
        this.request = request;
        this.begunMillis = nowMillis;
        this.nextMillis = nowMillis + FIRST_MILLIS;
    }

    String call() {
        return call;
    }

    boolean isOver(long nowMillis) {
        return nowMillis - begunMillis > PATIENCE_MILLIS || nowMillis < begunMillis;
    }

    /** The same request if it is time to send it again, or null. */
    SipOutgoing again(long nowMillis) {
        if (nowMillis < nextMillis) {
            return null;
        }
        pauseMillis = Math.min(2 * pauseMillis, PAUSE_MILLIS_MAX);
        nextMillis = nowMillis + pauseMillis;
        return request;
    }
}
