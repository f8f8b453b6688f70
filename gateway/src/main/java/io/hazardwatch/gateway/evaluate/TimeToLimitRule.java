package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.DailyCycle;
import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.evaluate.stats.RunningMedian;
import io.hazardwatch.gateway.evaluate.stats.SlopeTest;
import io.hazardwatch.gateway.evaluate.stats.SlopeWindow;
import io.hazardwatch.gateway.evaluate.stats.StepTest;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;

/**
 * Early warning that a limit will be reached within the horizon, from the trend of a short window (fast) or of one six times as
 * long (slow). A trend counts if its slope exceeds three standard errors, corrected for autocorrelation, and the value has left
 * its normal value by 30 % of the distance to the limit. Normal is the median of the last day, and what the point usually reads around that
 * time of day once that is known: the one nearer to the limit, so that a daily cycle by itself is no reason to warn. What is usual at a time
 * of day holds nothing back that reaches the limit within half of the horizon even at the slope less two standard errors. A step about as high as is
 * usual at that time of day is no trend: what comes after it is judged ({@link StepTest}).
 *
 * <p>The expected time is given with an interval of two standard errors (delta method), in minutes: {@code value} is the
 * expected time, {@code limit} the earliest, {@code worst} the latest.
 */
final class TimeToLimitRule extends PointRule {
    /** Length of the slow window in fast windows. */
    static final int LONGER = 6;
    private static final double SURE = 3;
    private static final double INTERVAL = 2;
    private static final double FAR = 1.5;
    private static final double GUARD = 0.3;
    /** Share of the horizon within which no usual course of the day holds a warning back. */
    private static final double URGENT = 0.5;
    /** Times what is usual at that time of day. */
    private static final double STEEPER = 2;
    /** The same for a step: a line over it is steeper by half, and the means of hours spread it over two. */
    private static final double STEP_STEEPER = 3;
    private static final long HALF_DAY = 43_200_000;
    private static final double MINUTE = 60_000;

    private final TimeToLimitSetting setting;
    private final double sign;
    private SlopeWindow fast;
    private SlopeWindow slow;
    private RunningMedian normal = new RunningMedian(HALF_DAY);
    private DailyCycle usual = new DailyCycle(DailyCycle.WEEK);
    private boolean reached;

    TimeToLimitRule(TimeToLimitSetting setting) {
        this.setting = setting;
        sign = setting.level().isHigh() ? 1 : -1;
        fast = new SlopeWindow(setting.windowMillis(), setting.level().isHigh());
        slow = new SlopeWindow(LONGER * setting.windowMillis(), setting.level().isHigh());
    }

    @Override
    TimeToLimitSetting setting() {
        return setting;
    }

    @Override
    String level() {
        return setting.level().name();
    }

    @Override
    long onDelayMillis() {
        return setting.onDelayMillis();
    }

    /** Off-delay, ms; none when the limit is reached, because the warning has come true. */
    @Override
    long offDelayMillis() {
        return reached ? 0 : setting.windowMillis() / 2;
    }

    @Override
    void add(PointState state, EvalContext context) {
        if (context.isReleasing) {
            add(context.releasedEvent, context.releasedValue);
        }
        if (!context.isSpike) {
            add(context.event, context.value);
        }
    }

    private void add(long event, double value) {
        fast.add(event, value);
        slow.add(event, value);
        normal.add(event, value);
        usual.add(event, value);
    }

    @Override
    boolean addLate(EvalContext context) {
        return fast.addLate(context.event, context.value) | slow.addLate(context.event, context.value);
    }

    @Override
    boolean correct(PointState state, EvalContext context) {
        fast.correctNewest(context.value);
        slow.correctNewest(context.value);
        return true;
    }

    @Override
    void beginTimeline(long event) {
        if (event <= fast.newest()) {
            restart();
        }
    }

    @Override
    void restart() {
        fast.reset();
        slow.reset();
    }

    @Override
    long newest(PointState state) {
        return fast.newest();
    }

    @Override
    Verdict verdict(PointState state) {
        reached = state.isActive(setting.level());
        return forecast().verdict();
    }

    LimitForecast forecast() {
        return reached ? LimitForecast.LIMIT_REACHED : LimitForecast.worse(forecast(fast), forecast(slow));
    }

    /** Forecast of one window. Computes the standard error, and looks for a step, which is costly, only when the limit is not far. */
    private LimitForecast forecast(SlopeWindow window) {
        if (!window.isMeasured()) {
            return LimitForecast.UNMEASURED;
        }
        LimitForecast ofLine = forecast(window, StepTest.ALL);
        if (ofLine != LimitForecast.COMING) {
            return ofLine;
        }
        int buckets = trend(window);
        return buckets == StepTest.ALL ? ofLine : buckets == 0 ? LimitForecast.WEAK_TREND : forecast(window, buckets);
    }

    /** The newest buckets that show the trend: those after a step if about as much of a rise is usual at that time of day, else all. */
    private int trend(SlopeWindow window) {
        return window.slope() <= STEP_STEEPER * usualSlope(window) ? StepTest.bucketsAfter(window) : StepTest.ALL;
    }

    /** Forecast by the line through that many of the newest buckets. */
    private LimitForecast forecast(SlopeWindow window, int buckets) {
        double slope = slope(window, buckets);
        double way = way(window, buckets);
        if (!(slope > 0)) {
            return LimitForecast.NO_TREND;
        }
        if (way > FAR * setting.horizonMillis() * slope) {
            return LimitForecast.FAR;
        }
        double error = error(window, buckets);
        if (slope < error) {
            return LimitForecast.NO_TREND;
        }
        if (slope < SURE * error) {
            return LimitForecast.WEAK_TREND;
        }
        return way > setting.horizonMillis() * slope ? LimitForecast.DISTANT : isNearNormal(window, way, slope, way / (slope - INTERVAL * error))
                ? LimitForecast.NEAR_NORMAL : LimitForecast.COMING;
    }

    private static double slope(SlopeWindow window, int buckets) {
        return buckets == StepTest.ALL ? window.slope() : StepTest.slope(window, buckets);
    }

    private static double error(SlopeWindow window, int buckets) {
        return buckets == StepTest.ALL ? SlopeTest.standardError(window) : StepTest.standardError(window, buckets);
    }

    /** Distance to the limit, from the line. */
    private double way(SlopeWindow window, int buckets) {
        return sign * (setting.at() - (buckets == StepTest.ALL ? window.levelNow() : StepTest.levelNow(window, buckets)));
    }

    /**
     * Whether the value has hardly left what is normal.
     *
     * @param slope        per ms, towards the limit
     * @param latestMillis by when the limit is reached even if the slope is two errors less; what comes that soon is a course of the day only if
     *                     about as much is usual at that time of day
     */
    private boolean isNearNormal(SlopeWindow window, double way, double slope, double latestMillis) {
        double ofDay = sign * (setting.at() - normal.value());
        if (isNear(ofDay, way)) {
            return true;
        }
        boolean isUrgent = latestMillis <= URGENT * setting.horizonMillis();
        return (!isUrgent || slope <= STEEPER * usualSlope(window)) && isNear(sign * (setting.at() - usual.nearest(fast.newest(), sign > 0)), way);
    }

    /** By how much a line through what is usual rises over the window, per ms; NaN before it is known. */
    private double usualSlope(SlopeWindow window) {
        long millis = window == fast ? setting.windowMillis() : LONGER * setting.windowMillis();
        return sign * (usual.at(fast.newest()) - usual.at(fast.newest() - millis)) / millis;
    }

    /** Whether most of the whole way is still ahead; false while the whole way is not known, or none because the limit is usual. */
    private static boolean isNear(double whole, double way) {
        return whole > 0 && whole - way < GUARD * whole;
    }

    /** The window that predicts the limit; the earlier one if both do. */
    private SlopeWindow telling() {
        if (forecast(slow) != LimitForecast.COMING) {
            return fast;
        }
        return forecast(fast) == LimitForecast.COMING && millis(fast) <= millis(slow) ? fast : slow;
    }

    private double millis(SlopeWindow window) {
        return millis(window, Math.max(1, trend(window)));
    }

    private double millis(SlopeWindow window, int buckets) {
        return Math.max(0, way(window, buckets)) / slope(window, buckets);
    }

    @Override
    double shownValue(PointState state) {
        return minutes(0);
    }

    @Override
    double shownLimit() {
        return minutes(INTERVAL);
    }

    @Override
    double shownWorst() {
        return minutes(-INTERVAL);
    }

    /**
     * Minutes until the limit, {@code errors} standard errors later; NaN when there is no forecast, whole minutes from ten on.
     */
    private double minutes(double errors) {
        SlopeWindow window = telling();
        int buckets = window.isMeasured() ? trend(window) : 0;
        if (buckets == 0 || !(slope(window, buckets) > 0)) {
            return Double.NaN;
        }
        double expected = millis(window, buckets);
        double share = 1 + errors * relativeError(window, buckets, expected);
        double minutes = share > 0 ? expected / share / MINUTE : Double.NaN;
        return minutes < 10 ? Math.rint(minutes * 10) / 10 : Math.rint(minutes);
    }

    /** Delta method: relative standard error of the time, from those of distance and slope. */
    private static double relativeError(SlopeWindow window, int buckets, double millis) {
        double ofLevel = buckets == StepTest.ALL ? SlopeTest.levelError(window) : StepTest.levelError(window, buckets);
        return millis > 0 ? Math.hypot(ofLevel / millis, error(window, buckets)) / slope(window, buckets) : 0;
    }

    @Override
    void refill(PointRule past) {
        if (fast.newest() == SlopeWindow.NEVER) {
            adoptWindows(past);
        } else if (past instanceof TimeToLimitRule rule) {
            fast.precede(rule.fast);
            slow.precede(rule.slow);
            normal = rule.normal;
        }
    }

    @Override
    void refill(PastHours past) {
        usual.precede(past);
    }

    @Override
    long oldest() {
        return Math.min(fast.oldest(), slow.oldest());
    }

    @Override
    void adopt(PointRule old) {
        adoptWindows(old);
        if (old instanceof TimeToLimitRule rule) {
            usual = rule.usual;
        }
    }

    private void adoptWindows(PointRule old) {
        if (old instanceof TimeToLimitRule rule && rule.setting.windowMillis() == setting.windowMillis()
                && rule.sign == sign) {
            fast = rule.fast;
            slow = rule.slow;
            normal = rule.normal;
        }
    }
}
