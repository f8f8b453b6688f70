package io.hazardwatch.simulator.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.simulator.plant.Instrument.Flag;
import io.hazardwatch.simulator.plant.Trajectory.Diurnal;
import io.hazardwatch.simulator.plant.Trajectory.Ramp;
import io.hazardwatch.simulator.plant.Trajectory.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalTest {
    private static final DeviceId DEVICE = new DeviceId("a", "b", "c");
    private static final Trajectory RISING = new Trajectory(10, Diurnal.NONE, List.of(new Ramp(new Span(2000, 6000), 8)), List.of());

    private static Signal signal(Trajectory trajectory, Noise noise, Instrument instrument) {
        return new Signal(1, DEVICE, "p", 1000, trajectory, noise, instrument);
    }

    private static double value(Signal signal, long index) {
        return signal.sample(index).orElseThrow().value();
    }

    @Test
    void ramp_growsOverItsSpanAndStays() {
        Signal signal = signal(RISING, Noise.NONE, Instrument.IDEAL);
        assertEquals(10, value(signal, 2));
        assertEquals(14, value(signal, 4));
        assertEquals(18, value(signal, 60));
    }

    @Test
    void stepAndDiurnal_added() {
        Signal signal = signal(new Trajectory(1, new Diurnal(2, 4000, 0), List.of(), List.of(new Step(new Span(1000, 2000), 5))),
                Noise.NONE, Instrument.IDEAL);
        assertEquals(3, value(signal, 0));
        assertEquals(6, value(signal, 1), 1e-12);
        assertEquals(-1, value(signal, 2));
    }

    @Test
    void frozen_showsTheValueOfItsStartNoiseIncluded() {
        Instrument frozen = new Instrument(-100, 100, 0, List.of(new Span(3000, 5000)), List.of(), List.of());
        Signal signal = signal(RISING, new Noise(1, 1, 0.9), frozen);
        assertEquals(value(signal, 3), value(signal, 4));
        assertTrue(value(signal, 3) != value(signal, 5));
    }

    @Test
    void clampedAndQuantised_shownAsTheInstrumentWould() {
        Signal signal = signal(RISING, Noise.NONE, new Instrument(0, 11.26, 0.1, List.of(), List.of(), List.of()));
        assertEquals(11.3, value(signal, 5));
        assertEquals(10.0, value(signal, 0));
        assertEquals(0.0, new Instrument(-1, 1, 0.5, List.of(), List.of(), List.of()).reads(-0.1));
    }

    @Test
    void gapsAndFlags_goByTheSamplesOwnTime() {
        Instrument instrument = new Instrument(-100, 100, 0, List.of(), List.of(new Flag(new Span(1000, 2000), Quality.BAD)),
                List.of(new Span(2000, 3000)));
        Signal signal = signal(RISING, Noise.NONE, instrument);
        assertEquals(Quality.BAD, signal.sample(1).orElseThrow().quality());
        assertTrue(signal.sample(2).isEmpty());
        assertEquals(Quality.GOOD, signal.sample(3).orElseThrow().quality());
    }
}
