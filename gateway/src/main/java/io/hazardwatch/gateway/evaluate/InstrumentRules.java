package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;

/**
 * The two alarms about the instrument itself: {@code stale}, nothing arrives, and {@code quality}, what arrives is bad.
 * No delays: the first bad reading raises {@code quality} and the first good one clears it, the first reading of any
 * quality clears {@code stale}. P2 on points that can raise P1, else P3. A point without any rule has neither.
 */
final class InstrumentRules {
    static final String STALE = "stale";
    static final String QUALITY = "quality";

    private static final String NEVER = "never";
    private static final long NEVER_SEEN_MILLIS = 300_000;
    private static final int NEVER_SEEN_PERIODS = 3;

    private InstrumentRules() {}

    /** Takes the arrival of a reading of any quality. */
    static void heard(PointState state, EvalContext context, FindingHandler out) {
        state.noteArrival(context.arrival);
        state.awaited(false);
        if (state.isStale()) {
            state.stale(false);
            report(state, context, STALE, FindingType.CLEAR, context.arrival, Double.NaN, out);
        }
    }

    /** Arrival time at which the point becomes stale. */
    static long staleAt(PointState state) {
        long after = state.isSeen() && !state.isAwaited() ? state.point().staleAfterMillis() : firstWordMillis(state.point());
        return after <= 0 || state.isStale() ? Evaluator.NO_DEADLINE : state.lastArrivalMillis() + after;
    }

    /**
     * Stale time of a point without a reading since the start: at most five minutes, even when its own stale time is longer.
     */
    private static long firstWordMillis(Point point) {
        return Math.min(point.staleAfterMillis(), Math.max(NEVER_SEEN_MILLIS, NEVER_SEEN_PERIODS * point.periodMillis()));
    }

    /** Raises {@code stale}: nothing arrived in time. */
    static void silent(PointState state, EvalContext context, FindingHandler out) {
        long since = staleAt(state);
        state.stale(true);
        report(state, context, STALE, FindingType.RAISE, since, Double.NaN, out);
        distrust(state, context, out);
    }

    /** Raises {@code quality}: the newest reading is bad. */
    static void bad(PointState state, EvalContext context, FindingHandler out) {
        if (!state.isBad() && isWatched(state.point())) {
            state.bad(true);
            report(state, context, QUALITY, FindingType.RAISE, context.event, bound(state.point(), context.value), out);
        }
        distrust(state, context, out);
    }

    private static void distrust(PointState state, EvalContext context, FindingHandler out) {
        state.trusted(false);
        LimitRules.distrust(state, context, out);
        PointRules.distrust(state, context, out);
    }

    /** Clears {@code quality}: the newest reading is good. */
    static void good(PointState state, EvalContext context, FindingHandler out) {
        state.trusted(true);
        if (state.isBad()) {
            state.bad(false);
            report(state, context, QUALITY, FindingType.CLEAR, context.event, Double.NaN, out);
        }
        LimitRules.doubt(state, context, false, out);
        state.restored(false);
    }

    /** Ends alarms that the point no longer has under its new settings. */
    static void retire(PointState state, EvalContext context, FindingHandler out) {
        if (state.isStale() && state.point().staleAfterMillis() <= 0) {
            state.stale(false);
            report(state, context, STALE, FindingType.CLEAR, context.arrival, Double.NaN, out);
        }
        if (state.isBad() && !isWatched(state.point())) {
            state.bad(false);
            report(state, context, QUALITY, FindingType.CLEAR, context.event, Double.NaN, out);
        }
    }

    static boolean isWatched(Point point) {
        return point.staleAfterMillis() > 0 || !point.limits().isEmpty() || !point.rates().isEmpty()
                || !point.rules().isEmpty();
    }

    private static double bound(Point point, double value) {
        return value < point.rangeLow() ? point.rangeLow() : value > point.rangeHigh() ? point.rangeHigh() : Double.NaN;
    }

    private static void report(PointState state, EvalContext context, String rule, FindingType signal, long event, double limit,
                               FindingHandler out) {
        RuleKind kind = rule.equals(STALE) ? RuleKind.STALE : RuleKind.BAD_QUALITY;
        boolean never = kind == RuleKind.STALE && signal == FindingType.RAISE
                && (!state.isSeen() || state.isAwaited());
        out.on(new Finding(state.point(), rule, kind, signal, never ? NEVER : rule, priority(state.point()), false, event, context.arrival,
                context.value, limit, context.value, context.late));
    }

    static Priority priority(Point point) {
        return point.priorityMax() == Priority.P1 ? Priority.P2 : Priority.P3;
    }
}
