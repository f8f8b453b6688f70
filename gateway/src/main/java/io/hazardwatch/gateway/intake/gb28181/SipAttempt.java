package io.hazardwatch.gateway.intake.gb28181;

import java.util.concurrent.TimeUnit;

/**
 * A request that waits for its answer, and is sent again meanwhile (RFC 3261 §17.1.2; in whole seconds, because that is how often anybody looks).
 * One thread.
 */
final class SipAttempt {
    /** Nobody waits for an answer longer (timer F). */
    static final long PATIENCE_MILLIS = 32_000;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NANOS_MAX = TimeUnit.SECONDS.toNanos(4);

    private final String call;
    private final SipOutgoing request;
    private final long begunNanos;
    private long nextNanos;
    private long pauseNanos = FIRST_NANOS;

    /** @param call its Call-ID */
    SipAttempt(String call, SipOutgoing request, long nowNanos) {
        this.call = call;
        this.request = request;
        this.begunNanos = nowNanos;
        this.nextNanos = nowNanos + FIRST_NANOS;
    }

    String call() {
        return call;
    }

    boolean isOver(long nowNanos) {
        return nowNanos - begunNanos > PATIENCE_NANOS;
    }

    /** The same request if it is time to send it again, or null. */
    SipOutgoing again(long nowNanos) {
        if (nowNanos - nextNanos < 0) {
            return null;
        }
        pauseNanos = Math.min(2 * pauseNanos, PAUSE_NANOS_MAX);
        nextNanos = nowNanos + pauseNanos;
        return request;
    }
}
