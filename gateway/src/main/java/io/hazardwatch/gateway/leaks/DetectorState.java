package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.leaks.checks.CheckedDates;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.GasDetector;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** A detector as the watch of its site knows it: what it shows, and whether it can be trusted. One thread. */
final class DetectorState {
    private static final long AGE_MILLIS_MAX = 60_000;
    /** Share of the first limit that a rise must exceed to count. */
    private static final double RISE_SHARE = 0.1;
    private static final long NOW_MILLIS = 30_000;
    private static final long BASELINE_MILLIS = 600_000;
    private static final long BEFORE_MILLIS = 60_000;

    final GasDetector detector;
    final Point point;
    final ValueTrace trace;
    final Set<String> instrumentAlarms = new HashSet<>();
    private final ZoneId zone;
    private final CheckedDates checks;
    private Reading latest;

    /**
     * @param checks when instruments were checked
     * @param before the same detector under former settings, whose past goes on; null if there is none
     */
    DetectorState(GasDetector detector, Point point, ZoneId zone, CheckedDates checks, DetectorState before) {
        boolean isSame = before != null && before.point.unit().equals(point.unit());
        this.trace = isSame ? before.trace : new ValueTrace();
        this.detector = detector;
        this.point = point;
        this.zone = zone;
        this.checks = checks;
    }

    void look(Reading reading, long nowMillis) {
        latest = reading;
        if (isFresh(nowMillis) && reading.quality() != Quality.BAD) {
            trace.add(nowMillis, reading.value());
        }
    }

    private boolean isFresh(long nowMillis) {
        return latest != null && latest.quality() != Quality.STALE && nowMillis - latest.arrivalMillis() <= ageMax();
    }

    private long ageMax() {
        return point.staleAfterMillis() > 0 ? point.staleAfterMillis() : Math.max(AGE_MILLIS_MAX, 3 * point.periodMillis());
    }

    /** The newest value; NaN if there is none that says anything. */
    double value(long nowMillis) {
        return isFresh(nowMillis) && latest.quality() != Quality.BAD ? latest.value() : Double.NaN;
    }

    long eventMillis() {
        return latest == null ? 0 : latest.eventMillis();
    }

    DetectorHealth health(long nowMillis) {
        if (!instrumentAlarms.isEmpty()) {
            return DetectorHealth.INSTRUMENT_ALARM;
        }
        if (!isFresh(nowMillis) || latest.quality() != Quality.GOOD) {
            return DetectorHealth.BAD_VALUES;
        }
        LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), zone);
        CalibrationDates dates = checks.of(point);
        if (isBefore(dates.due(), today)) {
            return DetectorHealth.CALIBRATION_OVERDUE;
        }
        return dates.isFoundOff() || isBefore(dates.bump().due(), today) ? DetectorHealth.BUMP_TEST
                : DetectorHealth.SOUND;
    }

    private static boolean isBefore(LocalDate due, LocalDate today) {
        return due != null && due.isBefore(today);
    }

    /** Whether a value that cannot be trusted lies beyond the first limit, so that no alarm says so. */
    boolean isDoubtfullyHigh(long nowMillis) {
        double limit = firstLimit();
        return isFresh(nowMillis) && latest.quality() != Quality.GOOD && latest.value() >= limit;
    }

    /** The lower of its high limits; NaN without one. */
    double firstLimit() {
        return point.limits().stream().filter(limit -> limit.level().isHigh()).mapToDouble(LimitSetting::at).min().orElse(Double.NaN);
    }

    boolean isBeyondSecond(double value) {
        return point.limits().stream().anyMatch(limit -> limit.level() == LimitLevel.HH && value >= limit.at());
    }

    /** What it usually showed before that time; NaN if unknown. */
    double baseline(long beforeMillis) {
        double before = trace.mean(beforeMillis - BASELINE_MILLIS, beforeMillis - BEFORE_MILLIS);
        return Double.isNaN(before) ? trace.mean(beforeMillis - BEFORE_MILLIS, beforeMillis - ValueTrace.SLOT_MILLIS) : before;
    }

    /** Whether it rises beyond what it usually showed, by a share of its limit. */
    boolean isRisen(double baseline, long nowMillis) {
        double rise = trace.mean(nowMillis - NOW_MILLIS, nowMillis + 1) - baseline;
        return rise > RISE_SHARE * firstLimit();
    }

    /** Sum of what it showed above its usual value from a slot to another, in ppm if it can be converted; NaN if it showed nothing. */
    double dose(long fromSlot, long toSlot, double baseline) {
        double sum = 0;
        boolean isKnown = false;
        for (long slot = fromSlot; slot <= toSlot; slot++) {
            double mean = trace.slot(slot);
            if (!Double.isNaN(mean)) {
                isKnown = true;
                sum += Math.max(0, mean - (Double.isNaN(baseline) ? 0 : baseline));
            }
        }
        double factor = Double.isNaN(detector.ppmPerUnit()) ? 1 : detector.ppmPerUnit();
        return isKnown ? factor * sum : Double.NaN;
    }
}
