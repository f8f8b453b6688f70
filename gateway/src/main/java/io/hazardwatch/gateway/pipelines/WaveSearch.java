package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.pipelines.FastPressures.Series;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation.Measured;

/**
 * Looks for the wave of one leak in the fast readings of both ends, once they are kept. What it found stands until the leak is told anew. One
 * thread.
 */
final class WaveSearch {
    /** Readings are on their way into the store for that long. */
    private static final long KEPT_MILLIS = 15_000;
    /** Readings that are not kept by then are not waited for. */
    private static final long WAIT_MILLIS = 600_000;
    /** A longer hole may hide the edge. */
    private static final long HOLE_MILLIS = 300;
    private static final double COVERED_SHARE = 0.95;

    private final PipelineSegment segment;
    private final FastPressures pressures;
    private long since = Long.MIN_VALUE;
    private LeakPlace found;

    WaveSearch(PipelineSegment segment, FastPressures pressures) {
        this.segment = segment;
        this.pressures = pressures;
    }

    /** Whether both ends report fast enough, and by clocks that agree. */
    static PlaceUnknown whyNot(PipelineSegment segment) {
        if (!(segment.clockMillis() <= WavePlace.CLOCK_MILLIS_MAX)) {
            return PlaceUnknown.NOT_SYNCHRONOUS;
        }
        Measured upstream = segment.stations().getFirst().pressure();
        Measured downstream = segment.stations().getLast().pressure();
        boolean isFast = upstream != null && downstream != null
                && Math.max(upstream.periodMillis(), downstream.periodMillis()) <= WavePlace.PERIOD_MILLIS_MAX;
        return isFast ? null : PlaceUnknown.TOO_SLOW;
    }

    /** The place by the waves between two times; says why there is none, or none yet. */
    LeakPlace find(long sinceMillis, long untilMillis, long nowMillis) {
        if (sinceMillis != since) {
            since = sinceMillis;
            found = null;
        }
        PlaceUnknown whyNot = whyNot(segment);
        if (whyNot != null) {
            return LeakPlace.unknown(whyNot);
        }
        if (found == null && nowMillis >= untilMillis + KEPT_MILLIS) {
            Series upstream = pressures.between(segment.stations().getFirst().pressure().point(), sinceMillis, untilMillis);
            Series downstream = pressures.between(segment.stations().getLast().pressure().point(), sinceMillis, untilMillis);
            if (upstream != null && downstream != null) {
                found = place(upstream, downstream, untilMillis);
            } else if (nowMillis >= untilMillis + WAIT_MILLIS) {
                found = LeakPlace.unknown(PlaceUnknown.FAST_READINGS_MISSING);
            }
        }
        return found == null ? LeakPlace.unknown(PlaceUnknown.FAST_READINGS_AWAITED) : found;
    }

    private LeakPlace place(Series upstream, Series downstream, long untilMillis) {
        if (!isWhole(upstream.millis(), untilMillis) || !isWhole(downstream.millis(), untilMillis)) {
            return LeakPlace.unknown(PlaceUnknown.FAST_READINGS_MISSING);
        }
        return WavePlace.bySeries(segment, seconds(upstream), seconds(downstream), WavePlace.PERIOD_MILLIS_MAX);
    }

    /** Points say in their settings how often they report; here it is seen whether they did, from the begin to the end of the time searched. */
    private boolean isWhole(long[] millis, long untilMillis) {
        if (millis.length < Math.max(1, COVERED_SHARE * (untilMillis - since) / WavePlace.PERIOD_MILLIS_MAX)
                || millis[0] - since > HOLE_MILLIS || untilMillis - millis[millis.length - 1] > HOLE_MILLIS) {
            return false;
        }
        for (int i = 1; i < millis.length; i++) {
            if (millis[i] - millis[i - 1] > HOLE_MILLIS) {
                return false;
            }
        }
        return true;
    }

    private double[][] seconds(Series series) {
        long[] millis = series.millis();
        double[][] found = new double[][] {new double[millis.length], series.values()};
        for (int i = 0; i < millis.length; i++) {
            found[0][i] = (millis[i] - since) / 1_000.0;
        }
        return found;
    }
}
