package io.hazardwatch.gateway.leaks.plant;

import io.hazardwatch.gateway.leaks.plant.MeanTrace.Line;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Tank;

/**
 * When a tank that is filled reaches its limit: by its gauge, or by what flows in less what flows out where both are known and the gauge does not
 * tell it, or reports so rarely that it tells it later.
 *
 * @param minutes   until the limit; NaN if nothing is known
 * @param early     the same at the earliest
 * @param late      and at the latest
 * @param isRising  whether it comes nearer at all
 * @param isByGauge whether the gauge says so
 */
record FillingForecast(double minutes, double early, double late, boolean isRising, boolean isByGauge) {
    /** Standard errors of the interval that is told. */
    static final double ERRORS = 2;
    /** What the flows may be wrong by, as a share (ours, mark M). */
    private static final double FLOW_SHARE = 0.1;
    private static final double MINUTE_MILLIS = 60_000;
    private static final double HOUR_MILLIS = 3_600_000;
    /** The filling of a gauge that reports more rarely still is judged by what is remembered for sure. */
    private static final long FILLING_MILLIS_MAX = MeanTrace.KEPT_MILLIS * 7 / 10;
    /** A single reading changes the means of two slots at most. */
    private static final int CHANGES_MIN = 3;

    /** @param level that the gauge shows */
    static FillingForecast of(Tank tank, TankState state, double level, SiteReadings readings) {
        Line line = line(tank, state, readings);
        double byGauge = secondsTo(tank.overfillAt(), line);
        FillingForecast byFlow = byFlow(tank, state, level, readings);
        boolean isGaugeSlow = window(tank, readings) > TankWatch.RISE_MILLIS;
        boolean isGaugeTelling = Double.isFinite(byGauge) && !(isGaugeSlow && byFlow.isRising() && byFlow.minutes() * 60 < byGauge);
        if (isGaugeTelling || !byFlow.isRising()) {
            return byGauge(tank.overfillAt(), line);
        }
        return byFlow;
    }

    private static FillingForecast byGauge(double at, Line line) {
        double way = (at - line.end()) / 60;
        return new FillingForecast(way / line.slope(), way / (line.slope() + ERRORS * line.error()), way / (line.slope() - ERRORS * line.error()),
                line.isSignificant() && line.slope() > 0, true);
    }

    private static FillingForecast byFlow(Tank tank, TankState state, double level, SiteReadings readings) {
        PointId gauge = tank.gauge().level();
        double perHour = state.isFilling() ? state.knownNetInflow() / state.area(level, readings.span(gauge)) : Double.NaN;
        double since = Math.min(readings.age(gauge), readings.nowMillis() - state.fillingSince());
        double minutes = ((tank.overfillAt() - level) / perHour * HOUR_MILLIS - since) / MINUTE_MILLIS;
        return new FillingForecast(Math.max(0, minutes), Math.max(0, minutes / (1 + FLOW_SHARE)), Math.max(0, minutes / (1 - FLOW_SHARE)),
                perHour > 0 && Double.isFinite(minutes), false);
    }

    /**
     * The line that reaches the limit first: over three minutes when several readings lie in them, because a gauge that reports by change may state a
     * long period; and over some of its periods, without the rest before the filling, which would flatten it.
     */
    private static Line line(Tank tank, TankState state, SiteReadings readings) {
        long now = readings.nowMillis();
        MeanTrace trace = state.trace(tank.gauge().level());
        Line rise = trace.line(now - TankWatch.RISE_MILLIS, now);
        long window = Math.min(window(tank, readings), FILLING_MILLIS_MAX);
        if (window == TankWatch.RISE_MILLIS) {
            return rise;
        }
        Line rare = trace.line(Math.min(now - TankWatch.RISE_MILLIS, Math.max(now - window, state.fillingSince())), now);
        boolean isMeasured = rise.isKnown() && trace.changes(now - TankWatch.RISE_MILLIS, now) >= CHANGES_MIN;
        return isMeasured && secondsTo(tank.overfillAt(), rise) <= secondsTo(tank.overfillAt(), rare) ? rise : rare;
    }

    private static long window(Tank tank, SiteReadings readings) {
        return Math.max(TankWatch.RISE_MILLIS, TankWatch.PERIODS_MIN * readings.period(tank.gauge().level()));
    }

    private static double secondsTo(double at, Line line) {
        return line.isSignificant() && line.slope() > 0 ? (at - line.end()) / line.slope() : Double.POSITIVE_INFINITY;
    }

    /** Whether anything is known of it. */
    boolean isKnown() {
        return !Double.isNaN(minutes);
    }
}
