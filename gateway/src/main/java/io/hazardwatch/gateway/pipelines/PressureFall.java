package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;

/**
 * Falling pressure against the operating point: a leak lets every pressure fall while no less flows in and no more flows out, which neither a pump
 * nor a valve at an end does. One thread.
 */
final class PressureFall {
    private static final double LEAST_DEVIATIONS = 3;
    private static final double SHARE = 0.002;
    private static final double FLOW_SHARE = 0.01;
    private static final long BEFORE_FROM = 330_000;
    private static final long BEFORE_TO = 90_000;
    private static final long NOW = 30_000;

    private final double least;
    private final PressureTrace[] pressures;
    private final PressureTrace[] flows = {new PressureTrace(), new PressureTrace()};
    private final PressureTrace[] references = {new PressureTrace(), new PressureTrace()};

    PressureFall(PipelineSegment segment) {
        least = LEAST_DEVIATIONS * segment.uncertainty().pressure();
        pressures = new PressureTrace[segment.stations().size()];
        for (int i = 0; i < pressures.length; i++) {
            pressures[i] = new PressureTrace();
        }
    }

    void add(SegmentValues values, long nowMillis) {
        for (int i = 0; i < pressures.length; i++) {
            pressures[i].add(nowMillis, values.pressures()[i]);
        }
        flows[0].add(nowMillis, values.flows()[0]);
        flows[1].add(nowMillis, values.flows()[1]);
    }

    /** Takes the flows as volume at the reference state, which alone can be compared: the same liquid is more when warm, less under pressure. */
    void addReference(double in, double out, long nowMillis) {
        references[0].add(nowMillis, in);
        references[1].add(nowMillis, out);
    }

    /** Flow at the first (0) or last (1) station at the reference state. */
    PressureTrace reference(int end) {
        return references[end];
    }

    PressureTrace pressure(int station) {
        return pressures[station];
    }

    /** Flow at the first (0) or last (1) station. */
    PressureTrace flow(int end) {
        return flows[end];
    }

    /** Largest movement of any gauge within the last time, Pa. */
    double range(long millis) {
        double most = 0;
        for (PressureTrace trace : pressures) {
            most = Math.max(most, trace.range(millis));
        }
        return most;
    }

    /** Means of the last time, by station. */
    double[] means(long millis) {
        double[] means = new double[pressures.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = pressures[i].mean(millis, 0);
        }
        return means;
    }

    /** How far the pressure of a station fell; NaN if it is not known. */
    double fall(int station) {
        return pressures[station].mean(BEFORE_FROM, BEFORE_TO) - pressures[station].mean(NOW, 0);
    }

    /** How far a flow rose. */
    double rise(int end) {
        return flows[end].mean(NOW, 0) - flows[end].mean(BEFORE_FROM, BEFORE_TO);
    }

    /** Whether all gauges that are heard fell, and the flows that are heard do not explain it. */
    boolean isLeakLike(boolean isOperationExcluded) {
        int heard = 0;
        for (int i = 0; i < pressures.length; i++) {
            double fall = fall(i);
            if (!Double.isNaN(fall)) {
                heard++;
                if (fall < Math.max(least, SHARE * Math.abs(pressures[i].mean(BEFORE_FROM, BEFORE_TO)))) {
                    return false;
                }
            }
        }
        boolean hasInflow = !Double.isNaN(rise(0));
        boolean hasOutflow = !Double.isNaN(rise(1));
        boolean isExplained = hasInflow && rise(0) < -FLOW_SHARE * flows[0].mean(BEFORE_FROM, BEFORE_TO)
                || hasOutflow && rise(1) > FLOW_SHARE * flows[1].mean(BEFORE_FROM, BEFORE_TO);
        return heard > 0 && !isExplained && isOperationExcluded;
    }
}
