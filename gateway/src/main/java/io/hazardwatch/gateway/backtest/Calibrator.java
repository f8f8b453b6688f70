package io.hazardwatch.gateway.backtest;

import io.hazardwatch.gateway.backtest.Calibration.Rate;
import io.hazardwatch.gateway.backtest.Calibration.Verdict;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RateSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives deadband, delays, limits and rate window from fault-free readings. Pure.
 *
 * <p>Windows of real sensors scatter up to sixteen times more than white noise would, because neighbouring readings are
 * correlated. So no formula alone is trusted: the slopes of that window are measured, and the rule is run on the same readings.
 */
public final class Calibrator {
    private static final double RAMP_SHARE = 0.8;
    private static final int WINDOW_PERIODS_MIN = 12;
    private static final int WINDOW_PERIODS_USUAL = 60;
    private static final long ON_DELAY_MILLIS_USUAL = 60_000;
    private static final double LIMIT_FACTOR = 1.5;
    private static final int ROUNDS = 4;
    private static final int LONGER = 6;
    private static final int WIDENINGS_MAX = 12;

    private static final PointId NOWHERE = PointId.parse("trial/trial/trial/value");

    private Calibrator() {}

    /**
     * What the caller asks for.
     *
     * @param rangeLow       of the point; infinite when not configured, like {@code rangeHigh}
     * @param limitPerSecond desired rate limit, without sign; NaN to propose one
     * @param withinMillis   longest detection time; 0 for no requirement
     * @param onDelayMillis  of the rate rule; negative for at least a minute and three periods
     * @param z              standard errors that noise must stay below: 4.5 gives less than one false alarm a day at one
     *         reading per 10 s
     */
    public record Wish(SignalKind signal, double rangeLow, double rangeHigh, double limitPerSecond, long withinMillis,
                       long onDelayMillis, double z) {
        /** Asks for a proposal of everything. */
        public static final Wish ALL = new Wish(SignalKind.OTHER, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 0,
                -1, 4.5);

        Wish withoutLimit() {
            return new Wish(signal, rangeLow, rangeHigh, Double.NaN, withinMillis, onDelayMillis, z);
        }
    }

    /** Derives the settings. */
    public static Calibration calibrate(ReadingSeries stretch, Wish wish) {
        long period = stretch.periodMillis();
        double quantum = stretch.quantum();
        long window = WINDOW_PERIODS_USUAL * period;
        Scatter scatter = Scatter.of(stretch, window, period);
        if (!Double.isNaN(wish.limitPerSecond())) {
            for (int i = 0; i < ROUNDS; i++) {
                window = window(scatter, period, quantum, wish);
                scatter = Scatter.of(stretch, window, period);
            }
            window = widened(stretch, wish, window, period);
        }
        double range = wish.rangeHigh() - wish.rangeLow();
        double share = Double.isFinite(range) ? wish.signal().deadbandShare() * range : 0;
        double deadband = Math.max(Math.max(3 * scatter.sigma(), 2 * quantum), share);
        return new Calibration(stretch.count(), stretch.span() / 86_400_000.0, period, scatter.sigma(),
                scatter.correlation(), quantum, deadband, wish.signal().onDelayMillis(period),
                wish.signal().offDelayMillis(period), quantum == 0 ? Double.NaN : stretch.lowest() - 3 * scatter.sigma(),
                quantum == 0 ? Double.NaN : stretch.highest() + 3 * scatter.sigma(), rate(stretch, wish, scatter, window, period, quantum),
                slowRate(stretch, wish, LONGER * window, period, quantum));
    }

    /** Always proposes the limit, because changes too slow for the first window need another limit than the requested one. */
    private static Rate slowRate(ReadingSeries stretch, Wish wish, long window, long period, double quantum) {
        return rate(stretch, wish.withoutLimit(), Scatter.of(stretch, window, period), window, period, quantum);
    }

    /**
     * Widens the window until the measured slopes of these readings fit; the formula assumes that the noise is what it looks
     * like.
     */
    private static long widened(ReadingSeries stretch, Wish wish, long window, long period) {
        long wide = window;
        for (int i = 0; i < WIDENINGS_MAX && wide < stretch.span() / 4; i++) {
            if (!(wish.limitPerSecond() < LIMIT_FACTOR * Slopes.percentile(stretch, wide, period, 0.999))) {
                return wide;
            }
            wide = wide / 4 * 5;
        }
        return window;
    }

    /** W ≥ (12 z² σ² T_eff / L²)^⅓, twelve readings and four quanta. */
    private static long window(Scatter scatter, long period, double quantum, Wish wish) {
        double limit = wish.limitPerSecond();
        double seconds = Math.cbrt(12 * square(wish.z() * scatter.sigma() / limit) * effectiveSeconds(scatter, period));
        double least = Math.max(WINDOW_PERIODS_MIN * period / 1_000.0, 4 * quantum / limit);
        return Math.min((long) Math.ceil(Math.max(seconds, least)) * 1_000, 86_400_000);
    }

    private static double effectiveSeconds(Scatter scatter, long period) {
        return period / 1_000.0 * (1 + scatter.correlation()) / (1 - scatter.correlation());
    }

    private static Rate rate(ReadingSeries stretch, Wish wish, Scatter scatter, long window, long period, double quantum) {
        double slope999 = Slopes.percentile(stretch, window, period, 0.999);
        double seconds = window / 1_000.0;
        double noise = Math.sqrt(12 * effectiveSeconds(scatter, period) / (seconds * seconds * seconds))
                * wish.z() * scatter.sigma();
        double least = Math.max(Math.max(LIMIT_FACTOR * slope999, noise), 4 * quantum / seconds);
        double limit = Double.isNaN(wish.limitPerSecond()) ? least : wish.limitPerSecond();
        long onDelay = wish.onDelayMillis() >= 0 ? wish.onDelayMillis() : Math.max(ON_DELAY_MILLIS_USUAL, 3 * period);
        long detection = (long) (RAMP_SHARE * window) + onDelay;
        List<Verdict> verdicts = new ArrayList<>();
        if (Double.isNaN(slope999) || stretch.span() < 2 * window) {
            verdicts.add(Verdict.TOO_FEW_READINGS);
        }
        if (quantum == 0) {
            verdicts.add(Verdict.CONSTANT);
        }
        if (limit < LIMIT_FACTOR * slope999) {
            verdicts.add(Verdict.LIMIT_WITHIN_NOISE);
        }
        if (wish.withinMillis() > 0 && detection > wish.withinMillis()) {
            verdicts.add(Verdict.NOT_MEASURABLE_IN_TIME);
        }
        return new Rate(limit, window, wish.z(), slope999, least, detection, expectedPerDay(stretch, limit, window, onDelay),
                List.copyOf(verdicts));
    }

    /** Runs the rule, rising and falling, on the same readings. */
    private static double expectedPerDay(ReadingSeries stretch, double limit, long window, long onDelay) {
        if (stretch.span() < 2 * window || !(limit > 0)) {
            return Double.NaN;
        }
        List<RateSetting> rates = List.of(
                new RateSetting("rise", limit, limit, "1/s", window, onDelay, Priority.P2),
                new RateSetting("fall", -limit, -limit, "1/s", window, onDelay, Priority.P2));
        BackTest trial = new BackTest(new Point(0, NOWHERE, Text.of("value"), "1", Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY, stretch.periodMillis(), 0, List.of(), rates, null), stretch.at(0));
        for (int i = 0; i < stretch.count(); i++) {
            trial.reading(stretch.at(i), stretch.value(i), Quality.GOOD.code());
        }
        BackTestResult outcome = trial.outcome(stretch.at(stretch.count() - 1), List.of());
        return outcome.falsePerDay();
    }

    private static double square(double value) {
        return value * value;
    }
}
