package io.hazardwatch.gateway.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import io.hazardwatch.gateway.registry.PipelineStation.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The place of a leak by the gateway's own fast readings of both ends, or why there is none. */
class WaveSearchTest {
    private static final long SINCE = 1_800_000_000_000L;
    private static final long UNTIL = SINCE + 70_000;
    private static final long LATE = UNTIL + 20_000;

    private final Map<PointId, FastPressures.Series> kept = new HashMap<>();

    /** The segment of the trial, with gauges of both ends that report that often. */
    private static PipelineSegment fast(double clockMillis, long periodMillis) {
        PipelineSegment plain = PipelineTrial.segment(false, clockMillis);
        return new PipelineSegment(plain.id(), plain.name(), plain.priority(), plain.pipe(), plain.fluid(), plain.profile(), plain.nominalFlow(),
                plain.k(), plain.uncertainty(), clockMillis, plain.stations().stream().map(each -> new PipelineStation(each.id(), each.name(),
                each.placeMetres(), each.flow(), new Measured(each.pressure().point(), 1e6, periodMillis), each.temperature(), null, each.valves(),
                each.pumps())).toList());
    }

    private LeakPlace find(PipelineSegment segment, long nowMillis) {
        return new WaveSearch(segment, (point, from, to) -> kept.get(point)).find(SINCE, UNTIL, nowMillis);
    }

    private void keep(PointId point, long[] millis, double[] values) {
        kept.put(point, new FastPressures.Series(millis, values));
    }

    /** What the model's gauges measure, with the leak at 12 km after 20 s, by clocks of milliseconds. */
    private void play() {
        List<double[]> rows = new ArrayList<>();
        SimulatedPipeline.everyStep("seconds=70;warm=600;seed=33;reaches=2000;leak=20,12000,0.1,0", row -> rows.add(row.clone()));
        long[] millis = rows.stream().mapToLong(row -> SINCE + Math.round(1_000 * row[0])).toArray();
        keep(PipelineTrial.IN_PRESSURE, millis, rows.stream().mapToDouble(row -> row[1]).toArray());
        keep(PipelineTrial.OUT_PRESSURE, millis, rows.stream().mapToDouble(row -> row[2]).toArray());
    }

    @Test
    void fastReadingsOfBothEnds_placeTheLeak_andSayWhyNotWhereTheyCannot() {
        play();
        assertEquals(12_000, find(fast(5, 20), LATE).metres(), 500);
        assertEquals(PlaceUnknown.TOO_SLOW, find(fast(5, 1_000), LATE).unknown());
        assertEquals(PlaceUnknown.NOT_SYNCHRONOUS, find(fast(11, 20), LATE).unknown());
        assertEquals(PlaceUnknown.NOT_SYNCHRONOUS, find(fast(Double.NaN, 20), LATE).unknown());
        assertEquals(PlaceUnknown.FAST_READINGS_AWAITED, find(fast(5, 20), UNTIL + 1_000).unknown(), "still on their way to the store");
    }

    @Test
    void readingsWithAHole_orTooFew_nameNoPlace() {
        play();
        FastPressures.Series whole = kept.get(PipelineTrial.OUT_PRESSURE);
        int size = whole.millis().length;
        keep(PipelineTrial.OUT_PRESSURE, skip(whole.millis(), size / 2, 30), Arrays.copyOf(whole.values(), size - 30));
        assertEquals(PlaceUnknown.FAST_READINGS_MISSING, find(fast(5, 20), LATE).unknown());
        keep(PipelineTrial.OUT_PRESSURE, Arrays.copyOf(whole.millis(), size * 97 / 100), Arrays.copyOf(whole.values(), size * 97 / 100));
        assertEquals(PlaceUnknown.FAST_READINGS_MISSING, find(fast(5, 20), LATE).unknown(), "it ends two seconds early");
        keep(PipelineTrial.OUT_PRESSURE, Arrays.copyOfRange(whole.millis(), size * 3 / 100, size),
                Arrays.copyOfRange(whole.values(), size * 3 / 100, size));
        assertEquals(PlaceUnknown.FAST_READINGS_MISSING, find(fast(5, 20), LATE).unknown(), "it begins two seconds late");
        keep(PipelineTrial.OUT_PRESSURE, Arrays.copyOf(whole.millis(), size / 2), Arrays.copyOf(whole.values(), size / 2));
        assertEquals(PlaceUnknown.FAST_READINGS_MISSING, find(fast(5, 20), LATE).unknown());
        kept.clear();
        assertEquals(PlaceUnknown.FAST_READINGS_AWAITED, find(fast(5, 20), LATE).unknown());
        assertEquals(PlaceUnknown.FAST_READINGS_MISSING, find(fast(5, 20), UNTIL + 700_000).unknown(), "not waited for any more");
    }

    private static long[] skip(long[] all, int at, int count) {
        long[] rest = new long[all.length - count];
        System.arraycopy(all, 0, rest, 0, at);
        System.arraycopy(all, at + count, rest, at, rest.length - at);
        return rest;
    }

    @Test
    void leakThatTheBalanceTells_isPlacedByTheWaveOfItsBegin() {
        PipelineSegment segment = fast(5, 20);
        PipelineTrial trial = new PipelineTrial(false);
        List<Long> asked = new ArrayList<>();
        trial.watch = new SegmentWatch("e", "s", segment, (point, from, to) -> {
            asked.add(to - from);
            double distance = point.equals(PipelineTrial.IN_PRESSURE) ? 12_000 : 28_000;
            return step(from, to, PipelineTrial.EPOCH + 3_000_000 + Math.round(1_000 * distance / segment.waveSpeed()));
        });
        trial.play("seconds=3300; seed=34; leak=3000,12000,0.05,0");
        LeakPlace wave = trial.last.leak().wave();
        assertEquals(12_000, wave.metres(), 500, () -> wave + " " + trial.told);
        assertEquals(wave, trial.last.leak().place(), "by the wave, which is nearer");
        assertEquals(2, asked.size(), "each end once");
        assertTrue(asked.getFirst() < 360_000, asked::toString);
    }

    /** A gauge of fifty readings a second, whose pressure falls by 20 kPa at a time. */
    private static FastPressures.Series step(long from, long to, long at) {
        int count = (int) ((to - from) / 20);
        long[] millis = new long[count];
        double[] values = new double[count];
        Random noise = new Random(35);
        for (int i = 0; i < count; i++) {
            millis[i] = from + 20L * i;
            values[i] = 2 - (millis[i] >= at ? 0.02 : 0) + 0.001 * noise.nextGaussian();
        }
        return new FastPressures.Series(millis, values);
    }
}
