package io.hazardwatch.gateway.intake.broker;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from half a second to a maximum, half of it by chance, so that many
 * gateways do not come back to a restarted broker all at once. One thread.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final int DOUBLINGS_MAX = 16;

    private final long millisMax;
    private final RandomGenerator random;
    private int attempts;

    Backoff(long millisMax, RandomGenerator random) {
        this.millisMax = Math.max(1, millisMax);
        this.random = random;
    }

    long nextMillis() {
        long full = Math.min(millisMax, FIRST_MILLIS << Math.min(attempts++, DOUBLINGS_MAX));
        return full / 2 + random.nextLong(full / 2 + 1);
    }

    /** The connection has lasted: the next loss starts from the beginning. */
    void reset() {
        attempts = 0;
    }
}
