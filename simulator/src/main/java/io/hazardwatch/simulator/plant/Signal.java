package io.hazardwatch.simulator.plant;

import java.util.Optional;

/** One point's readings over a scenario, each computed from its number alone. Immutable, any thread. */
public final class Signal {
    private final String point;
    private final long periodMillis;
    private final Course course;
    private final Noise noise;
    private final Instrument instrument;
    private final Dice white;
    private final Dice wandering;

    /** @param point name within {@code device} */
    public Signal(long seed, DeviceId device, String point, long periodMillis, Course course, Noise noise,
                  Instrument instrument) {
        this.point = point;
        this.periodMillis = periodMillis;
        this.course = course;
        this.noise = noise;
        this.instrument = instrument;
        this.white = new Dice(seed, device.point(point), 0);
        this.wandering = new Dice(seed, device.point(point), 1);
    }

    /** Name within its device. */
    public String point() {
        return point;
    }

    /** Sample number {@code index}, taken at {@code index * period}; none inside a gap. */
    public Optional<Sample> sample(long index) {
        long millis = index * periodMillis;
        if (!instrument.reports(millis)) {
            return Optional.empty();
        }
        return Optional.of(new Sample(point, value(index), instrument.quality(millis)));
    }

    private double value(long index) {
        long shown = instrument.shown(index, periodMillis);
        return instrument.reads(course.at(shown * periodMillis) + noise.at(shown, white, wandering));
    }
}
