package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;

/**
 * The place of a leak by the pressure gradient: before it the friction is that of the inflow, behind it that of the outflow, and the place is
 * where both together give the pressures that are measured. Stateless.
 */
final class GradientPlace {
    private static final double G = 9.80665;
    private static final int STEPS = 400;
    /** The coefficient of friction holds to that share at the flow at which it was learnt. */
    private static final double FRICTION_SHARE = 0.001;
    /** What the power of the flow may be wrong by: from smooth to rough pipes it is 1.75 to 2. */
    private static final double POWER_ERROR = 0.1;
    private static final double WIDEST_SHARE = 0.3;
    private static final double TWO_DEVIATIONS = 4;
    /** Below that share of the nominal flow friction says nothing of a place, nor does the meter. */
    private static final double LEAST_FLOW_SHARE = 0.2;

    private final PipelineSegment segment;

    GradientPlace(PipelineSegment segment) {
        this.segment = segment;
    }

    /** Loss of pressure between a station and the next by friction, Pa; NaN if one is not measured. */
    double loss(int gap, int next, double[] pressures) {
        double rise = segment.height(place(next)) - segment.height(place(gap));
        return pressures[gap] - pressures[next] - segment.fluid().density() * G * rise;
    }

    private double place(int station) {
        return segment.stations().get(station).placeMetres();
    }

    /**
     * Finds the place.
     *
     * @param pressures means by station, Pa; NaN where not measured
     * @param in        flow before the leak, m3/s
     * @param out       flow behind it
     */
    LeakPlace find(double[] pressures, double in, double out, SegmentLearning learning) {
        int last = pressures.length - 1;
        if (Double.isNaN(pressures[0] + pressures[last] + in + out)) {
            return LeakPlace.unknown(PlaceUnknown.INSTRUMENT_MISSING);
        }
        if (Math.min(in, out) < LEAST_FLOW_SHARE * segment.nominalFlow()) {
            return LeakPlace.unknown(PlaceUnknown.NOT_SETTLED);
        }
        for (int gap = 0; gap < last; gap++) {
            if (learning.friction(gap) <= 0) {
                return LeakPlace.unknown(PlaceUnknown.NOT_LEARNT);
            }
        }
        double[] powers = {Math.pow(Math.abs(in), SegmentLearning.FLOW_POWER), Math.pow(Math.abs(out), SegmentLearning.FLOW_POWER)};
        double[] costs = new double[STEPS + 1];
        int best = 0;
        for (int step = 0; step <= STEPS; step++) {
            costs[step] = cost(pressures, segment.pipe().length() * step / STEPS, powers, learning);
            best = costs[step] < costs[best] ? step : best;
        }
        int low = best;
        int high = best;
        for (int step = 0; step <= STEPS; step++) {
            if (costs[step] <= costs[best] + TWO_DEVIATIONS) {
                low = Math.min(low, step);
                high = Math.max(high, step);
            }
        }
        double part = segment.pipe().length() / STEPS;
        double width = Math.max(high - best, best - low) * part + part;
        return width > WIDEST_SHARE * segment.pipe().length() ? LeakPlace.unknown(PlaceUnknown.TOO_SMALL) : LeakPlace.at(best * part, width);
    }

    /**
     * How badly a place explains the pressures, in squared deviations. The flows may be wrong by what their meters err, because the gaps without
     * the leak tell them better: linear least squares over both, with the meters as a prior.
     */
    private double cost(double[] pressures, double x, double[] powers, SegmentLearning learning) {
        double flowError = SegmentLearning.FLOW_POWER * learning.share(BalanceWindow.TEN_MINUTES) * powers[0];
        double prior = 1 / (flowError * flowError);
        double aa = prior;
        double bb = prior;
        double friction = Math.hypot(FRICTION_SHARE, POWER_ERROR / 2 * Math.log(powers[0] / powers[1]) / SegmentLearning.FLOW_POWER);
        double ab = 0;
        double am = 0;
        double bm = 0;
        double mm = 0;
        int from = 0;
        for (int next = 1; next < pressures.length; next++) {
            if (!Double.isNaN(pressures[next])) {
                double loss = loss(from, next, pressures);
                double weight = 1 / (square(segment.uncertainty().pressure() / 2) + square(friction * loss));
                double before = share(from, next, 0, x, learning);
                double behind = share(from, next, x, segment.pipe().length(), learning);
                double off = loss - before * powers[0] - behind * powers[1];
                aa += weight * before * before;
                bb += weight * behind * behind;
                ab += weight * before * behind;
                am += weight * before * off;
                bm += weight * behind * off;
                mm += weight * off * off;
                from = next;
            }
        }
        double determinant = aa * bb - ab * ab;
        double u = (am * bb - bm * ab) / determinant;
        double v = (bm * aa - am * ab) / determinant;
        return mm - u * am - v * bm;
    }

    /** Friction between two stations of the part of the line from {@code begin} to {@code end}. */
    private double share(int from, int to, double begin, double end, SegmentLearning learning) {
        double sum = 0;
        for (int gap = from; gap < to; gap++) {
            double length = Math.min(end, place(gap + 1)) - Math.max(begin, place(gap));
            sum += learning.friction(gap) * Math.max(0, length);
        }
        return sum;
    }

    private static double square(double value) {
        return value * value;
    }
}
