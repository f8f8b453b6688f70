package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the instruments of a segment show now, in SI units; NaN where one is silent, doubtful or old.
 *
 * @param flows     m3/s at the first and the last station, at the state of the line
 * @param pressures Pa gauge, by station
 * @param celsius   by station
 * @param lost      points that should measure and do not
 */
record SegmentValues(double[] flows, double[] pressures, double[] celsius, List<PointId> lost) {
    private static final long AGE_MILLIS = 15_000;

    static SegmentValues of(PipelineSegment segment, Function<PointId, Reading> last, long nowMillis) {
        List<PipelineStation> stations = segment.stations();
        List<PointId> lost = new ArrayList<>();
        double[] flows = {value(stations.getFirst().flow(), last, nowMillis, lost), value(stations.getLast().flow(), last, nowMillis, lost)};
        double[] pressures = new double[stations.size()];
        double[] celsius = new double[stations.size()];
        for (int i = 0; i < pressures.length; i++) {
            pressures[i] = value(stations.get(i).pressure(), last, nowMillis, lost);
            celsius[i] = value(stations.get(i).temperature(), last, nowMillis, lost);
        }
        return new SegmentValues(flows, pressures, celsius, lost);
    }

    private static double value(PipelineStation.Measured measured, Function<PointId, Reading> last, long nowMillis, List<PointId> lost) {
        if (measured == null) {
            return Double.NaN;
        }
        Reading reading = last.apply(measured.point());
        boolean isUsable = reading != null && reading.quality() == Quality.GOOD && isNew(reading, measured, nowMillis);
        if (!isUsable) {
            lost.add(measured.point());
            return Double.NaN;
        }
        return reading.value() * measured.factor();
    }

    /** By both clocks: a station whose clock is ahead, or a gateway whose clock was set back, keeps no dead meter alive. */
    private static boolean isNew(Reading reading, PipelineStation.Measured measured, long nowMillis) {
        long most = Math.max(AGE_MILLIS, 3 * measured.periodMillis());
        return Math.abs(nowMillis - reading.eventMillis()) <= most && Math.abs(nowMillis - reading.arrivalMillis()) <= most;
    }

    boolean hasFlows() {
        return !Double.isNaN(flows[0]) && !Double.isNaN(flows[1]);
    }

    boolean hasPressure() {
        for (double pressure : pressures) {
            if (!Double.isNaN(pressure)) {
                return true;
            }
        }
        return false;
    }

    boolean hasEndPressures() {
        return !Double.isNaN(pressures[0]) && !Double.isNaN(pressures[pressures.length - 1]);
    }
}
