package io.hazardwatch.simulator.plant;

import java.nio.charset.StandardCharsets;

/**
 * Numbered random draws: SplitMix64 (Steele, Lea and Flood 2014) used as a function of the draw's number, so that any
 * sample can be computed without those before it. Immutable, any thread.
 */
public final class SeededRandom {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final double SQRT_3 = 1.7320508075688772;

    private final long base;

    /**
     * @param seed   the seed of the scenario
     * @param key    the full id of the point
     * @param stream separates the different uses of random numbers within one point
     */
    public SeededRandom(long seed, String key, int stream) {
        base = mix(mix(seed + fnv1a(key)) + GOLDEN * (stream + 1));
    }

    /** Returns draw number {@code index}. All 64 bits are random. */
    public long bits(long index) {
        return mix(base + GOLDEN * (index + 1));
    }

    /** Returns draw number {@code index} as a uniform number in [0, 1), a multiple of 2^-53. */
    public double uniform(long index) {
        return (bits(index) >>> 11) * 0x1.0p-53;
    }

    /**
     * Returns an approximately normal number with mean 0 and standard deviation 1, the sum of four uniform draws (Irwin-Hall). Unlike
     * Box-Muller it needs no transcendental function, whose last bits may differ between machines, and it never exceeds 2 sqrt 3, so that
     * a scenario can guarantee that noise raises no alarm.
     */
    public double normal(long index) {
        long first = 4 * index;
        double sum = uniform(first) + uniform(first + 1) + uniform(first + 2) + uniform(first + 3);
        return (sum - 2.0) * SQRT_3;
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
