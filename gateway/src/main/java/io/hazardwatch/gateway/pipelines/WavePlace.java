package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.function.Function;

/**
 * The place of a leak by the wave of falling pressure that runs from it to both ends: x = (L + a * dt) / 2. Only where the clocks of both ends are
 * known to agree, because a second of difference is more than half a kilometre. Stateless.
 */
final class WavePlace {
    /** Clocks that agree within that can be compared, ms. */
    static final double CLOCK_MILLIS_MAX = 10;
    /** Slowest readings in which a wave has an edge, ms. */
    static final long PERIOD_MILLIS_MAX = 20;
    private static final double SPEED_SHARE = 0.02;

    private WavePlace() {}

    /**
     * By the times that the RTUs of the ends give; only those from {@code sinceMillis} to {@code untilMillis} belong to this leak, because the
     * stop of the pump that follows makes a wave as well.
     */
    static LeakPlace byRtu(PipelineSegment segment, Function<PointId, Reading> last, long sinceMillis, long untilMillis) {
        if (!(segment.clockMillis() <= CLOCK_MILLIS_MAX)) {
            return LeakPlace.unknown(PlaceUnknown.NOT_SYNCHRONOUS);
        }
        PointId first = segment.stations().getFirst().waveTime();
        PointId second = segment.stations().getLast().waveTime();
        if (first == null || second == null) {
            return LeakPlace.unknown(PlaceUnknown.TOO_SLOW);
        }
        Reading upstream = last.apply(first);
        Reading downstream = last.apply(second);
        if (!isWithin(upstream, sinceMillis, untilMillis) || !isWithin(downstream, sinceMillis, untilMillis)) {
            return LeakPlace.unknown(PlaceUnknown.NO_WAVE);
        }
        return of(segment, (upstream.value() - downstream.value()) / 1_000);
    }

    private static boolean isWithin(Reading wave, long sinceMillis, long untilMillis) {
        return wave != null && wave.quality() == Quality.GOOD && wave.value() >= sinceMillis && wave.value() <= untilMillis;
    }

    /** By two series of pressure of the ends, if they are fast and synchronous enough; times in s, pressures in one unit. */
    static LeakPlace bySeries(PipelineSegment segment, double[][] upstream, double[][] downstream, double periodMillis) {
        if (!(segment.clockMillis() <= CLOCK_MILLIS_MAX)) {
            return LeakPlace.unknown(PlaceUnknown.NOT_SYNCHRONOUS);
        }
        if (periodMillis > PERIOD_MILLIS_MAX) {
            return LeakPlace.unknown(PlaceUnknown.TOO_SLOW);
        }
        double first = WaveEdge.seconds(upstream[0], upstream[1]);
        double second = WaveEdge.seconds(downstream[0], downstream[1]);
        return Double.isNaN(first) || Double.isNaN(second) ? LeakPlace.unknown(PlaceUnknown.NO_WAVE) : of(segment, first - second);
    }

    /** @param later how much later the wave arrived upstream than downstream, s */
    static LeakPlace of(PipelineSegment segment, double later) {
        double length = segment.pipe().length();
        double speed = segment.waveSpeed();
        double place = (length + speed * later) / 2;
        double error = speed * segment.clockMillis() / 2_000 + SPEED_SHARE * Math.abs(speed * later) / 2;
        boolean isInside = place >= -error && place <= length + error;
        return isInside ? LeakPlace.at(Math.clamp(place, 0, length), error) : LeakPlace.unknown(PlaceUnknown.NO_WAVE);
    }
}
