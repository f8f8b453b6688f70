package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.plant.SeededRandom;

/** How long to wait before the next attempt: 0.5 s, doubling up to 30 s, each shortened by up to half. One thread. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;

    private final SeededRandom random;
    private long draws;
    private long millis = FIRST_MILLIS;

    /** @param key spreads clients that lost the same broker */
    Backoff(String key) {
        random = new SeededRandom(0, key, 0);
    }

    long nextMillis() {
        long wait = (long) (millis * (1 - 0.5 * random.uniform(draws++)));
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return wait;
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
