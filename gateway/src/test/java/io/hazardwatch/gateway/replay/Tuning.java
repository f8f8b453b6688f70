package io.hazardwatch.gateway.replay;

import io.hazardwatch.gateway.backtest.Calibration;
import io.hazardwatch.gateway.backtest.Calibrator;
import io.hazardwatch.gateway.backtest.ReadingSeries;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.RateSetting;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import io.hazardwatch.gateway.replay.Samples.Sample;
import java.util.List;
import java.util.stream.Stream;

/** Every rule's settings for one series, from its fault-free part and the defaults of docs/settings.md; labels are not looked at. */
final class Tuning {
    private static final int HORIZON_WINDOWS = 3;
    private static final double BEYOND = 1.5;
    private static final long DEFAULT_BUCKET_MILLIS = 600_000;
    /** A few more than the scatter rules need before they judge. */
    private static final int SCATTER_BUCKETS = 25;

    private final List<Sample> quiet;
    private final Calibration calibration;

    Tuning(List<Sample> quiet) {
        this.quiet = quiet;
        ReadingSeries stretch = new ReadingSeries();
        quiet.forEach(sample -> stretch.add(sample.millis(), sample.value()));
        calibration = Calibrator.calibrate(stretch, Calibrator.Wish.ALL);
    }

    /** Window W alone. */
    List<Calibration.Rate> fast() {
        return List.of(calibration.rate());
    }

    /** Windows W and 6 W, the longer only where the fault-free part is long enough to calibrate it. */
    List<Calibration.Rate> fastAndSlow() {
        return Stream.of(calibration.rate(), calibration.slowRate())
                .filter(rate -> !rate.verdicts().contains(Calibration.Verdict.TOO_FEW_READINGS)).toList();
    }

    /** Whether nothing ever changed, so that nothing can be learnt. */
    boolean isConstant() {
        return calibration.quantum() == 0;
    }

    long periodMillis() {
        return calibration.periodMillis();
    }

    long onDelayMillis() {
        return Math.max(60_000, 3 * calibration.periodMillis());
    }

    /** Beyond everything seen. */
    List<LimitSetting> limits() {
        return List.of(limit(LimitLevel.L, calibration.low()), limit(LimitLevel.H, calibration.high()));
    }

    private LimitSetting limit(LimitLevel level, double at) {
        return new LimitSetting(level, at, calibration.deadband(), calibration.onDelayMillis(), calibration.offDelayMillis(),
                Priority.P2, false);
    }

    /** Rising and falling, each. */
    List<RateSetting> rates(List<Calibration.Rate> rates) {
        return rates.stream().flatMap(rate -> Stream.of(rate("rise", 1, rate), rate("fall", -1, rate))).toList();
    }

    private RateSetting rate(String id, int sign, Calibration.Rate rate) {
        double limit = sign * rate.limitPerSecond();
        return new RateSetting(id + '-' + rate.windowMillis() / 1_000, limit, limit, "1/s", rate.windowMillis(), onDelayMillis(), Priority.P2);
    }

    /** That either limit will be reached. */
    List<RuleSetting> forecasts() {
        return List.of(forecast(LimitLevel.L, calibration.low()), forecast(LimitLevel.H, calibration.high()));
    }

    private RuleSetting forecast(LimitLevel level, double at) {
        long window = calibration.rate().windowMillis();
        return new TimeToLimitSetting("forecast-" + level, level, at, window, HORIZON_WINDOWS * window, onDelayMillis(), Priority.P3);
    }

    /** Learns over the whole fault-free part. */
    RuleSetting drift() {
        return new DriftSetting("drift", Math.max(6 * periodMillis(), span() / (DriftSetting.LEARNT + 2)), Priority.P3);
    }

    RuleSetting noise() {
        return new ScatterSetting("noise", true, 5, scatterBucketMillis(), Priority.P3);
    }

    RuleSetting attenuated() {
        return new ScatterSetting("attenuated", false, 0.1, scatterBucketMillis(), Priority.P3);
    }

    private long scatterBucketMillis() {
        return Math.max(6 * periodMillis(), Math.min(DEFAULT_BUCKET_MILLIS, span() / SCATTER_BUCKETS));
    }

    private long span() {
        return quiet.getLast().millis() - quiet.getFirst().millis();
    }

    /** Over 1.5 times the furthest that a reading was from the median of it and the two before. */
    RuleSetting jump() {
        double furthest = 0;
        for (int i = 2; i < quiet.size(); i++) {
            double a = quiet.get(i - 2).value();
            double b = quiet.get(i - 1).value();
            double c = quiet.get(i).value();
            double median = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
            furthest = Math.max(furthest, Math.abs(c - median));
        }
        return new JumpSetting("jump", BEYOND * furthest, Double.NaN, 60_000, Priority.P3);
    }

    /** Ten periods, or three times the longest it honestly stood. */
    RuleSetting frozen() {
        long longest = 0;
        Sample since = quiet.getFirst();
        for (Sample sample : quiet) {
            if (Math.abs(sample.value() - since.value()) > calibration.quantum() / 2) {
                since = sample;
            }
            longest = Math.max(longest, sample.millis() - since.millis());
        }
        return new FrozenSetting("frozen", Math.max(10 * periodMillis(), 3 * longest), Double.NaN, Priority.P3, Priority.P2);
    }
}
