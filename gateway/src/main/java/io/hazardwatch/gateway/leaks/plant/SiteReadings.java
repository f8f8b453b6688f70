package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.PresentReadings;
import java.util.List;
import java.util.function.Function;

/**
 * The newest readings at one moment; a value that is bad, too old, or of a backlog that arrives late is no value. One thread.
 *
 * @param last    the newest reading of a point, or null
 * @param present tells what belongs to the present
 */
record SiteReadings(Registry registry, Function<PointId, Reading> last, PresentReadings present, long nowMillis) {
    private static final long AGE_MILLIS_MAX = 60_000;
    private static final int PERIODS_MAX = 3;

    /** The value of the point; NaN if it is not known at present, or the point is null. */
    double value(PointId point) {
        Reading reading = point == null ? null : present.of(last.apply(point), period(point));
        return reading == null || reading.quality() == Quality.BAD || Math.abs(nowMillis - reading.arrivalMillis()) > ageMax(point) ? Double.NaN
                : reading.value();
    }

    private long ageMax(PointId id) {
        return Math.max(AGE_MILLIS_MAX, PERIODS_MAX * period(id));
    }

    /** How often the point reports, ms. */
    long period(PointId id) {
        Point point = registry.point(id);
        return point == null ? 1_000 : Math.max(1, point.periodMillis());
    }

    /** How long ago the value of that point was measured, ms; a period at most, because a gauge that reports by change measures all the time. */
    long age(PointId id) {
        Reading reading = present.of(last.apply(id), period(id));
        return reading == null ? 0 : Math.clamp(nowMillis - reading.eventMillis(), 0, period(id));
    }

    String unit(PointId id) {
        Point point = registry.point(id);
        return point == null ? "" : point.unit();
    }

    /** Width of the point's range, in its unit; 0 if it has none. */
    double span(PointId id) {
        Point point = id == null ? null : registry.point(id);
        double span = point == null ? 0 : point.rangeHigh() - point.rangeLow();
        return Double.isFinite(span) ? span : 0;
    }

    /** Sum of the values that are known. */
    double sum(List<PointId> points) {
        return points.stream().mapToDouble(this::value).filter(value -> !Double.isNaN(value)).sum();
    }

    /** The points without a known value. */
    List<PointId> lost(List<PointId> points) {
        return points.stream().filter(point -> Double.isNaN(value(point))).toList();
    }
}
