package io.hazardwatch.gateway.time;

import java.util.random.RandomGenerator;

/**
 * Computes the wait before the next attempt after a failure: it doubles with each attempt up to a maximum, and is shortened at random so
 * that parties which failed together do not retry together. Pure except for the random numbers; the caller counts the attempts and
 * calls only from the thread of its generator.
 *
 * @param firstMillis after the first attempt; at least 1
 * @param maxMillis   never exceeded; at least 1
 * @param jitter      the largest share of a wait that is taken away at random, 0 to 1
 * @param random      source of the random numbers
 */
public record Backoff(long firstMillis, long maxMillis, double jitter, RandomGenerator random) {
    private static final int DOUBLINGS_MAX = 30;

    /** @throws IllegalArgumentException if a time is not positive or the jitter is outside 0 to 1 */
    public Backoff {
        if (firstMillis < 1 || maxMillis < 1 || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("back-off " + firstMillis + " to " + maxMillis + " ms, jitter " + jitter);
        }
    }

    /** A backoff without jitter, for something that only one party retries. */
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
