package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScreenSetting;

/**
 * How far a reading is believed, before any rule sees it. In order: what the device says, no number, sentinels, range or
 * loop, a change that is physically impossible, saturation, and what the sensor's own alarms say. Good values are never
 * altered.
 */
final class SignalValidation {
    /** What becomes of a reading. */
    enum Passage {
        /** Judged, with the quality that the context now has. */
        TAKEN,
        /** A loop fault that has not lasted, or an impossible change that has not been confirmed: not judged at all. */
        WITHHELD
    }

    private SignalValidation() {}

    /** Looks at the reading at hand and sets its quality. */
    static Passage validate(PointState state, EvalContext context) {
        ScreenSetting screen = state.point().screen();
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

    /** V19: what is not a number or flagged says nothing about the plant. */
    private static boolean isNothing(double value, byte quality) {
        return quality >= Quality.BAD.code() || Double.isNaN(value) || Double.isInfinite(value);
    }

    private static boolean isOutside(ScreenSetting screen, double value) {
        return !(value >= screen.validLow() && value <= screen.validHigh());
    }

    private static boolean isSaturated(ScreenSetting screen, double value) {
        return value <= screen.saturatedLow() || value >= screen.saturatedHigh();
    }

    /** Nothing valid was read for as long as a loop fault must last. */
    private static boolean hasLasted(PointState state, EvalContext context) {
        return state.isBad() || !state.isSeen() || context.event - state.lastEventMillis() >= ScreenSetting.LOOP_FAULT_MILLIS;
    }

    /** What the value alone says of its quality, whatever came before it: no state, so late and repeated readings get the same. */
    static byte byValueAlone(ScreenSetting screen, double value, byte quality) {
        if (isNothing(value, quality) || screen.isSentinel(value) || isOutside(screen, value)) {
            return Quality.BAD.code();
        }
        return isSaturated(screen, value) ? Quality.UNCERTAIN.code() : quality;
    }

    /** What to take a stored reading for: a loop's fault must last, so its values out of range are judged anew. */
    static byte replayed(ScreenSetting screen, double value, byte kept) {
        return screen.isLoop() && Double.isFinite(value) && isOutside(screen, value) ? Quality.GOOD.code() : kept;
    }

    /** Whether a value that was usable is bad by {@code point}, newly configured. */
    static boolean isBad(Point point, double value) {
        return isNothing(value, Quality.GOOD.code()) || point.screen().isSentinel(value)
                || isOutside(point.screen(), value);
    }

    /** Whether no band of values is calm: the last value decides about the next, or a value within means "none". */
    static boolean isAlwaysNeeded(PointState state) {
        for (double sentinel : state.point().screen().sentinels()) {
            if (sentinel > state.calmLow() && sentinel < state.calmHigh()) {
                return true;
            }
        }
        return state.point().rules().stream().anyMatch(SignalValidation::limitsSpeed);
    }

    private static boolean limitsSpeed(RuleSetting setting) {
        return setting instanceof JumpSetting jump && !Double.isNaN(jump.perSecondMax());
    }
}
