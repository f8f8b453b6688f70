package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ValiditySetting;

/**
 * Determines the quality of a reading before any rule sees it. In order: the device's flag, not a number, sentinels, range or
 * loop, a physically impossible change, saturation, and alarms about the sensor. Good values are never altered.
 */
final class SignalValidation {
    /** Result of the validation. */
    enum Passage {
        /** To be evaluated, with the quality that the context now has. */
        TAKEN,
        /** Not to be evaluated: a loop fault that has not lasted yet, or an unconfirmed impossible change. */
        WITHHELD
    }

    private SignalValidation() {}

    /** Validates the current reading and sets its quality. */
    static Passage validate(PointState state, EvalContext context) {
        ValiditySetting screen = state.point().screen();
        if (isNothing(context.value, context.quality) || screen.isSentinel(context.value)) {
            context.quality = Quality.BAD.code();
        } else if (isOutside(screen, context.value)) {
            if (screen.isLoop() && !hasLasted(state, context)) {
                return Passage.WITHHELD;
            }
            context.quality = Quality.BAD.code();
        } else if (PointRules.isImpossible(state, context)) {
            return Passage.WITHHELD;
        } else if (isSaturated(screen, context.value) || PointRules.isDoubtful(state)) {
            context.quality = Quality.UNCERTAIN.code();
        }
        return Passage.TAKEN;
    }

    /** V19: a value that is not a number or flagged as bad says nothing about the process. */
    private static boolean isNothing(double value, byte quality) {
        return quality >= Quality.BAD.code() || Double.isNaN(value) || Double.isInfinite(value);
    }

    private static boolean isOutside(ValiditySetting screen, double value) {
        return !(value >= screen.validLow() && value <= screen.validHigh());
    }

    private static boolean isSaturated(ValiditySetting screen, double value) {
        return value <= screen.saturatedLow() || value >= screen.saturatedHigh();
    }

    /** Whether no valid value was read for as long as a loop fault must last. */
    private static boolean hasLasted(PointState state, EvalContext context) {
        return state.isBad() || !state.isSeen() || context.event - state.lastEventMillis() >= ValiditySetting.LOOP_FAULT_MILLIS;
    }

    /** Quality from the value alone, independent of earlier readings, so that late and repeated readings get the same. */
    static byte byValueAlone(ValiditySetting screen, double value, byte quality) {
        if (isNothing(value, quality) || screen.isSentinel(value) || isOutside(screen, value)) {
            return Quality.BAD.code();
        }
        return isSaturated(screen, value) ? Quality.UNCERTAIN.code() : quality;
    }

    /**
     * Quality with which a stored reading is evaluated again; values out of range of a loop are validated anew, because its
     * faults must last.
     */
    static byte replayed(ValiditySetting screen, double value, byte kept) {
        return screen.isLoop() && Double.isFinite(value) && isOutside(screen, value) ? Quality.GOOD.code() : kept;
    }

    /** Whether a value that was usable is bad under the new settings of {@code point}. */
    static boolean isBad(Point point, double value) {
        return isNothing(value, Quality.GOOD.code()) || point.screen().isSentinel(value)
                || isOutside(point.screen(), value);
    }

    /**
     * Whether every value needs the whole validation: the last value decides about the next, or a sentinel is within the range.
     */
    static boolean isAlwaysNeeded(Point point, double calmLow, double calmHigh) {
        for (double sentinel : point.screen().sentinels()) {
            if (sentinel > calmLow && sentinel < calmHigh) {
                return true;
            }
        }
        return point.rules().stream().anyMatch(SignalValidation::limitsSpeed);
    }

    private static boolean limitsSpeed(RuleSetting setting) {
        return setting instanceof JumpSetting jump && !Double.isNaN(jump.perSecondMax());
    }
}
