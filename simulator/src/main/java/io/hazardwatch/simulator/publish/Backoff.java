package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.plant.SeededRandom;

/** The wait before the next connection attempt: 0.5 s, doubling up to 30 s, each shortened at random by up to half. One thread. */
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;

    private final SeededRandom random;
    private long draws;
    private long millis = FIRST_MILLIS;

    /** @param key seed of the random part, different per client, so that clients do not all reconnect to a broker at the same moment */
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
