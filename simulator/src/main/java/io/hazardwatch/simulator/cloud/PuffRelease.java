package io.hazardwatch.simulator.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A continuous release of methane as a row of Gaussian puffs in a wind that meanders: a textbook model (puffs with reflection at the ground,
 * spread of Pasquill class D over open ground after Briggs), which knows nothing of how leaks are found. Times in seconds, lengths in metres.
 */
final class PuffRelease {
    static final double STEP = 1;
    private static final double EMIT_SECONDS = 2;
    private static final double START_SPREAD = 0.5;
    private static final double MEANDER_SECONDS = 90;
    private static final double LEL_FRACTION = 0.05;
    private static final double RANGE_METRES = 400;

    private static final class Puff {
        double east;
        double north;
        double travelled;
    }

    private final Random random;
    private final double east;
    private final double north;
    private final double cubicMetresPerSecond;
    private final double meanFrom;
    private final double meanSpeed;
    private final double swing;
    private final List<Puff> puffs = new ArrayList<>();
    private double turn;
    private double gust;
    private double sinceEmitted = EMIT_SECONDS;

    PuffRelease(long seed, double east, double north) {
        this.random = new Random(seed);
        this.east = east;
        this.north = north;
        this.cubicMetresPerSecond = 0.3 + 1.7 * random.nextDouble();
        this.meanFrom = 360 * random.nextDouble();
        this.meanSpeed = 1 + 4 * random.nextDouble();
        this.swing = 10 + 15 * random.nextDouble();
    }

    double windFrom() {
        return (meanFrom + turn + 720) % 360;
    }

    double windSpeed() {
        return Math.max(0.2, meanSpeed * (1 + gust));
    }

    /** Moves wind and puffs on by one step; {@code isOpen}: whether gas escapes. */
    void step(boolean isOpen) {
        double decay = Math.exp(-STEP / MEANDER_SECONDS);
        double kick = Math.sqrt(1 - decay * decay);
        turn = turn * decay + swing * kick * random.nextGaussian();
        gust = gust * decay + 0.2 * kick * random.nextGaussian();
        double towards = Math.toRadians(windFrom() + 180);
        for (Puff puff : puffs) {
            puff.east += windSpeed() * Math.sin(towards) * STEP;
            puff.north += windSpeed() * Math.cos(towards) * STEP;
            puff.travelled += windSpeed() * STEP;
        }
        puffs.removeIf(puff -> puff.travelled > RANGE_METRES);
        sinceEmitted += STEP;
        if (isOpen && sinceEmitted >= EMIT_SECONDS) {
            Puff puff = new Puff();
            puff.east = east;
            puff.north = north;
            puffs.add(puff);
            sinceEmitted = 0;
        }
    }

    /** Concentration at the height of the source, in percent of the lower explosive limit. */
    double percentLel(double atEast, double atNorth) {
        double fraction = 0;
        for (Puff puff : puffs) {
            double across = START_SPREAD + 0.08 * puff.travelled / Math.sqrt(1 + 0.0001 * puff.travelled);
            double upwards = START_SPREAD + 0.06 * puff.travelled / Math.sqrt(1 + 0.0015 * puff.travelled);
            double square = (Math.pow(atEast - puff.east, 2) + Math.pow(atNorth - puff.north, 2)) / (across * across);
            if (square < 40) {
                fraction += 2 * cubicMetresPerSecond * EMIT_SECONDS / (Math.pow(2 * Math.PI,
                        1.5) * across * across * upwards) * Math.exp(-square / 2);
            }
        }
        return Math.min(100, 100 * fraction / LEL_FRACTION);
    }
}
