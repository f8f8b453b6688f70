package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.registry.ClockSetting;

/**
 * Compares the device's clock with the gateway's; only here are times of both subtracted. The clock counts as wrong when more
 * than half of the last twenty readings differ by more than the tolerance, so their median does. While the rule is active the
 * gateway's time is used. Readings of a backlog, which arrive in one burst, do not count.
 */
final class ClockRule extends PointRule {
    private static final int READINGS = 20;
    private static final int ALL = (1 << READINGS) - 1;
    private static final int HALF = READINGS / 2;
    private static final double MILLIS = 1_000.0;

    private final ClockSetting setting;
    private final long burstMillis;
    private long lastArrival;
    /** One bit for each of the last readings, set where the clocks differed. */
    private int apart;
    private int readings;
    private long difference;

    ClockRule(ClockSetting setting, long periodMillis) {
        this.setting = setting;
        this.burstMillis = periodMillis / 2;
    }

    @Override
    ClockSetting setting() {
        return setting;
    }

    @Override
    boolean judgesInstrument() {
        return true;
    }

    @Override
    void afterStep(PointState state) {
        state.clockWrong(isActive());
    }

    @Override
    void add(PointState state, EvalContext context) {
        if (context.arrival - lastArrival >= burstMillis) {
            difference = context.deviceTime - context.arrival;
            boolean far = Math.abs(difference) > setting.toleranceMillis();
            apart = (apart << 1 | (far ? 1 : 0)) & ALL;
            readings = Math.min(readings + 1, READINGS);
        }
        lastArrival = context.arrival;
    }

    @Override
    boolean correct(PointState state, EvalContext context) {
        return false;
    }

    @Override
    Verdict verdict(PointState state) {
        if (readings < READINGS) {
            return Verdict.SILENT;
        }
        int far = Integer.bitCount(apart);
        return far > HALF ? Verdict.VIOLATED : far < HALF ? Verdict.OK : Verdict.BETWEEN;
    }

    /** Seconds by which the device's clock is ahead; negative when behind. */
    @Override
    double shownValue(PointState state) {
        return difference / MILLIS;
    }

    @Override
    double shownLimit() {
        return (difference < 0 ? -setting.toleranceMillis() : setting.toleranceMillis()) / MILLIS;
    }

    @Override
    void adopt(PointRule old) {
        if (old instanceof ClockRule rule && rule.setting.equals(setting)) {
            apart = rule.apart;
            readings = rule.readings;
        }
    }
}
