package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.ValiditySetting;
import java.util.List;

/**
 * What follows from the settings of a point's limits. Points of equal settings share one, because of a household's detector it would be a tenth.
 * Immutable; any thread.
 *
 * @param calmLow     lower end of the calm band: values strictly between the ends are ok to every limit, within the range, and need no further
 *                    validation. {@code +Infinity} when no value is calm
 * @param calmHigh    see {@code calmLow}
 * @param fingerprint see {@link SnapshotRestoration#settings}
 * @param count       how many limits there are
 * @param places      of each level, {@link #PLACE_BITS} bits: one more than its place among the limits, 0 when it is not configured
 */
record LimitLayout(double calmLow, double calmHigh, int fingerprint, int count, int places) {
    /** {@link #place} of a level that is not configured. */
    static final int NOWHERE = -1;

    private static final int PLACE_BITS = 4;
    private static final int PLACE_MASK = 15;

    static LimitLayout of(Point point) {
        ValiditySetting screen = point.screen();
        double low = Math.max(screen.validLow(), screen.saturatedLow());
        double high = Math.min(screen.validHigh(), screen.saturatedHigh());
        for (LimitSetting limit : point.limits()) {
            if (limit.level().isHigh()) {
                high = Math.min(high, limit.backAt());
            } else {
                low = Math.max(low, limit.backAt());
            }
        }
        boolean isCalm = !SignalValidation.isAlwaysNeeded(point, low, high);
        return new LimitLayout(isCalm ? low : Double.POSITIVE_INFINITY, high, SnapshotRestoration.settings(point), point.limits().size(),
                places(point.limits()));
    }

    private static int places(List<LimitSetting> limits) {
        int places = 0;
        for (int i = 0; i < limits.size(); i++) {
            places |= i + 1 << limits.get(i).level().ordinal() * PLACE_BITS;
        }
        return places;
    }

    /** Place of {@code level} among the limits of the point, or {@link #NOWHERE}. */
    int place(LimitLevel level) {
        return (places >>> level.ordinal() * PLACE_BITS & PLACE_MASK) - 1;
    }
}
