package io.hazardwatch.gateway.notify;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code firstMillis} to {@code maxMillis}, a quarter more or less
 * by chance so that what failed together does not come back together.
 */
public record Backoff(long firstMillis, long maxMillis, RandomGenerator random) {
    private static final int DOUBLINGS_MAX = 20;

    /** Milliseconds after {@code attempts} attempts, counted from 1. */
    public long millis(int attempts) {
        long plain = Math.min(maxMillis, firstMillis << Math.min(attempts - 1, DOUBLINGS_MAX));
        return Math.round(plain * (0.75 + random.nextDouble() / 2));
    }
}
