package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.PastHours;

/**
 * Fills the windows of a point after a restart. Stored readings are evaluated like live ones on a state of their own, whose
 * findings are discarded; only its windows are taken over. So they raise nothing, clear nothing and change no limit: the next
 * live reading decides. Lane thread.
 */
final class WindowWarmUp {
    private WindowWarmUp() {}

    /** Fills the windows; readings since the start, which they already contain, may be among the stored ones too. */
    static void refill(PointState state, PastReadings past) {
        if (!state.hasRules() || past.eventMillis().length == 0 || state.isByArrival()) {
            return;
        }
        long until = oldest(state);
        Evaluator unheard = new Evaluator(finding -> { });
        PointState before = unheard.start(state.point(), past.eventMillis()[0]);
        for (int i = 0; i < past.eventMillis().length && past.eventMillis()[i] < until; i++) {
            long event = past.eventMillis()[i];
            double value = past.value()[i];
            byte quality = SignalValidation.replayed(state.point().screen(), value, past.quality()[i]);
            unheard.onReading(before, event, event, value, quality);
        }
        for (int i = 0; i < state.rules().length; i++) {
            state.rules()[i].refill(before.rules()[i]);
        }
    }

    /** Fills means over hours; minutes that reach into what they already hold are left out. */
    static void refill(PointState state, PastMinutes past) {
        if (state.hasRules() && !state.isByArrival()) {
            for (PointRule rule : state.rules()) {
                rule.refill(past);
            }
        }
    }

    /** Fills what rules know of the times of day. */
    static void refill(PointState state, PastHours past) {
        if (state.hasRules() && !state.isByArrival()) {
            for (PointRule rule : state.rules()) {
                rule.refill(past);
            }
        }
    }

    private static long oldest(PointState state) {
        long oldest = Long.MAX_VALUE;
        for (PointRule rule : state.rules()) {
            oldest = Math.min(oldest, rule.oldest());
        }
        return oldest;
    }
}
