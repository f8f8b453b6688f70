package io.hazardwatch.gateway.time;

import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again what failed: twice as long after each attempt, up to a maximum, and less by chance so that what
 * failed together does not come back together. Pure but for the random numbers it is given; who uses it counts the attempts and keeps to
 * the thread of its generator.
 *
 * @param firstMillis after the first attempt; at least 1
 * @param maxMillis   never exceeded; at least 1
 * @param jitter      the share of a wait that chance may take away, 0 to 1
 * @param random      where chance comes from
 */
public record Backoff(long firstMillis, long maxMillis, double jitter, RandomGenerator random) {
    private static final int DOUBLINGS_MAX = 30;

    public Backoff {
        if (firstMillis < 1 || maxMillis < 1 || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("back-off " + firstMillis + " to " + maxMillis + " ms, jitter " + jitter);
        }
    }

    /** Without chance, for something that nobody else tries at the same time. */
    public static Backoff exact(long firstMillis, long maxMillis) {
        return new Backoff(firstMillis, maxMillis, 0, () -> 0);
    }

    /**
     * Milliseconds to wait, at least 1.
     *
     * @param attempts how many have failed in a row, counted from 1
     */
    public long millis(int attempts) {
        int doublings = Math.min(Math.max(attempts - 1, 0), DOUBLINGS_MAX);
        boolean isBeyond = firstMillis > maxMillis >> doublings;
        long full = isBeyond ? maxMillis : firstMillis << doublings;
        return Math.max(1, full - (long) (full * jitter * random.nextDouble()));
    }
}
