package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.Decimals;
import io.hazardwatch.gateway.registry.DeviationSetting;

/**
 * Deviation from a setpoint, fixed or the value of another point of the site. A reference that is missing, bad or stale leads
 * to UNKNOWN; an uncertain one may raise but not clear. Late readings are ignored, because they would have to be compared with
 * the reference of that time.
 */
final class DeviationRule extends PointRule {
    private final DeviationSetting setting;
    /** The deviation has returned, by the deadband, while it is strictly between the two. */
    private final double highBack;
    private final double lowBack;
    /** State of the reference point; null while that point is not monitored. */
    private PointState reference;
    private double deviation = Double.NaN;

    DeviationRule(DeviationSetting setting) {
        this.setting = setting;
        this.highBack = Decimals.minus(setting.high(), setting.deadband());
        this.lowBack = Decimals.plus(setting.low(), setting.deadband());
    }

    /** Sets the reference point. */
    void compareWith(PointState point) {
        reference = point;
    }

    @Override
    DeviationSetting setting() {
        return setting;
    }

    @Override
    long onDelayMillis() {
        return setting.onDelayMillis();
    }

    @Override
    CountedOnDelay onSamples() {
        return setting.onSamples();
    }

    @Override
    long offDelayMillis() {
        return setting.offDelayMillis();
    }

    @Override
    void add(PointState state, EvalContext context) {
        deviation = Decimals.rounded(state.lastValue() - setpoint());
    }

    private double setpoint() {
        if (setting.reference() == null) {
            return setting.setpoint();
        }
        return reference == null || !reference.isTrusted() || reference.isStale() ? Double.NaN : reference.lastValue();
    }

    @Override
    Verdict verdict(PointState state) {
        if (Double.isNaN(deviation)) {
            return Verdict.SILENT;
        }
        if (deviation >= setting.high() || deviation <= setting.low()) {
            return Verdict.VIOLATED;
        }
        boolean ok = deviation < highBack && deviation > lowBack;
        return ok && !isReferenceUncertain() ? Verdict.OK : Verdict.BETWEEN;
    }

    private boolean isReferenceUncertain() {
        return reference != null && reference.isUncertain();
    }

    @Override
    double shownValue(PointState state) {
        return deviation;
    }

    /** The limit of the violated side; the only one where one side is configured. */
    @Override
    double shownLimit() {
        boolean low = Double.isInfinite(setting.high()) || deviation < 0 && !Double.isInfinite(setting.low());
        return low ? setting.low() : setting.high();
    }

    @Override
    void adopt(PointRule old) {}
}
