package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import io.hazardwatch.gateway.registry.PipelineStation.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * A watch of the simulated pipeline, whose vapour pressure is that of petrol, its most volatile liquid. It is fed second by second, and keeps what
 * it told.
 */
final class PipelineTrial {
    static final double LENGTH = 40_000;
    static final PointId IN_PRESSURE = point("a", "pressure");
    static final PointId IN_FLOW = point("a", "flow");
    static final PointId IN_CELSIUS = point("a", "temperature");
    static final PointId MIDDLE = point("m", "pressure");
    static final PointId OUT_PRESSURE = point("b", "pressure");
    static final PointId OUT_FLOW = point("b", "flow");
    static final PointId OUT_CELSIUS = point("b", "temperature");
    static final PointId PUMP = point("a", "pump");
    static final PointId VALVE = point("b", "valve");
    static final long EPOCH = 1_800_000_000_000L;

    final Map<PointId, Reading> readings = new HashMap<>();
    final List<String> told = new ArrayList<>();
    final Set<PointId> silent = new HashSet<>();
    final Set<WatchStatement> statements = new HashSet<>();
    SegmentWatch watch;
    SegmentJudgement last;
    int toldAt = -1;
    int overAt = -1;
    /** Runs before each second is looked at. */
    IntConsumer each = second -> { };
    private String known = "";
    private int rested;

    PipelineTrial(boolean hasMiddle) {
        this(hasMiddle, 0);
    }

    /** @param hill metres of the hill at three quarters of the line */
    PipelineTrial(boolean hasMiddle, double hill) {
        watch = new SegmentWatch("e", "s", segment(hasMiddle, Double.NaN, hill));
    }

    static PointId point(String device, String name) {
        return new DeviceId("e", "s", device).point(name);
    }

    static PipelineSegment segment(boolean hasMiddle, double clockMillis) {
        return segment(hasMiddle, clockMillis, 0);
    }

    private static PipelineSegment segment(boolean hasMiddle, double clockMillis, double hill) {
        List<PipelineStation> stations = new ArrayList<>();
        stations.add(new PipelineStation("a", Text.of("a"), 0, new Measured(IN_FLOW, 1 / 3_600.0, 1_000), new Measured(IN_PRESSURE, 1e6, 1_000),
                new Measured(IN_CELSIUS, 1, 1_000), null, List.of(), List.of(PUMP)));
        if (hasMiddle) {
            stations.add(new PipelineStation("m", Text.of("m"), 16_000, null, new Measured(MIDDLE, 1e6, 1_000), null, null, List.of(), List.of()));
        }
        stations.add(new PipelineStation("b", Text.of("b"), LENGTH, new Measured(OUT_FLOW, 1 / 3_600.0, 1_000),
                new Measured(OUT_PRESSURE, 1e6, 1_000), new Measured(OUT_CELSIUS, 1, 1_000), null, List.of(VALVE), List.of()));
        return new PipelineSegment("line", Text.of("line"), Priority.P1, new PipelineSegment.PipeDesign(LENGTH, 0.3097, 0.0071, 2e11),
                new PipelineSegment.PipelineFluid(840, 1.5e9, 4e-6, 60_000, 8.3e-4), List.of(new PipelineSegment.Elevation(0, 20),
                new PipelineSegment.Elevation(10_000, 35), new PipelineSegment.Elevation(22_000, 10),
                new PipelineSegment.Elevation(30_000, 10 + hill),
                new PipelineSegment.Elevation(LENGTH, 25)), 300 / 3_600.0, 4, new PipelineSegment.Uncertainty(0.0025, 2_000), clockMillis, stations);
    }

    /** Plays a script after what was played before. */
    PipelineTrial play(String script) {
        SimulatedPipeline.everySecond(script, row -> second(row));
        return this;
    }

    /**
     * Goes on without the simulator, under pressures of a liquid that hardly moves: the top at 35 m boils if the inlet shows less than 0.1 MPa. Both
     * ends are warm alike.
     */
    PipelineTrial rest(int seconds, double pressure, double in, double out) {
        for (int i = 0; i < seconds; i++) {
            second(new double[] {rested++, pressure, in, 40, pressure - 0.0206, pressure - 0.0412, out, 40, 0, 0});
        }
        return this;
    }

    private void second(double[] row) {
        int second = (int) row[0];
        each.accept(second);
        long now = EPOCH + second * 1_000L;
        put(IN_PRESSURE, row[1], now);
        put(IN_FLOW, row[2], now);
        put(IN_CELSIUS, row[3], now);
        put(MIDDLE, row[4], now);
        put(OUT_PRESSURE, row[5], now);
        put(OUT_FLOW, row[6], now);
        put(OUT_CELSIUS, row[7], now);
        put(PUMP, row[8], now);
        put(VALVE, row[9], now);
        look(second, now);
    }

    private void put(PointId point, double value, long now) {
        if (!silent.contains(point)) {
            readings.put(point, new Reading(point, now, now, value, Quality.GOOD));
        }
    }

    private void look(int second, long now) {
        last = watch.look(readings::get, now);
        statements.add(last.statement());
        String leak = last.leak() == null ? "" : last.leak().id();
        if (!leak.equals(known)) {
            if (leak.isEmpty()) {
                overAt = second;
            } else {
                toldAt = toldAt < 0 ? second : toldAt;
                told.add(second + " " + last.leak().window() + " " + last.balances());
            }
            known = leak;
        }
    }
}
