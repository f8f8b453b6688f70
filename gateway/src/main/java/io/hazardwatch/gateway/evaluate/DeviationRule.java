package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.Decimals;
import io.hazardwatch.gateway.registry.DeviationSetting;

/**
 * How far the value is from its setpoint, fixed or the value of another point of the site. A reference that is missing, bad or
 * stale leads to UNKNOWN; an uncertain one may raise but not clear. Late readings are left out: they would have to be compared
 * with what the reference was then.
 */
final class DeviationRule extends PointRule {
    private final DeviationSetting setting;
    /** Strictly between the two a deviation is back by the deadband. */
    private final double highBack;
    private final double lowBack;
    /** The state of the reference; null while it is not watched. */
    private PointState reference;
    private double deviation = Double.NaN;

    DeviationRule(DeviationSetting setting) {
        this.setting = setting;
        this.highBack = Decimals.minus(setting.high(), setting.deadband());
        this.lowBack = Decimals.plus(setting.low(), setting.deadband());
    }

    /** Compares with the value of that point from now on. */
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

    /** The limit of the side that is violated; a single one where only one side is watched. */
    @Override
    double shownLimit() {
        boolean low = Double.isInfinite(setting.high()) || deviation < 0 && !Double.isInfinite(setting.low());
        return low ? setting.low() : setting.high();
    }

    @Override
    void adopt(PointRule old) {}
}
