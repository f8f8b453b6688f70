package io.hazardwatch.simulator.plant;

import java.util.Optional;

/** One point's readings over a scenario. Each is computed from its sample number alone. Immutable, usable from any thread. */
public final class Signal {
    private final String point;
    private final long periodMillis;
    private final Trajectory trajectory;
    private final Noise noise;
    private final Instrument instrument;
    private final SeededRandom white;
    private final SeededRandom wandering;

    /** @param point name within {@code device} */
    public Signal(long seed, DeviceId device, String point, long periodMillis, Trajectory trajectory, Noise noise,
                  Instrument instrument) {
        this.point = point;
        this.periodMillis = periodMillis;
        this.trajectory = trajectory;
        this.noise = noise;
        this.instrument = instrument;
        this.white = new SeededRandom(seed, device.point(point), 0);
        this.wandering = new SeededRandom(seed, device.point(point), 1);
    }

    /** The name of the point within its device. */
    public String point() {
        return point;
    }

    /** Returns sample number {@code index}, taken at {@code index * period}; empty inside a gap. */
    public Optional<Sample> sample(long index) {
        long millis = index * periodMillis;
        if (!instrument.reports(millis)) {
            return Optional.empty();
        }
        return Optional.of(new Sample(point, value(index), instrument.quality(millis)));
    }

    private double value(long index) {
        long shown = instrument.shown(index, periodMillis);
        return instrument.reads(trajectory.at(shown * periodMillis) + noise.at(shown, white, wandering));
    }
}
