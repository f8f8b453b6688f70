package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.model.Priority;

/**
 * The rate rules of a point. A candidate, a rate at or beyond the limit, raises once it has held for the on-delay and
 * is more than noise; it clears when the rate is back below 0.8 of the limit for half a window. A window that cannot be
 * measured leads to UNKNOWN, never to normal. Static functions over {@link PointState}.
 */
final class RateRules {
    /** Longer than any on-delay, so that what is not confirmed stays pending. */
    private static final long UNCONFIRMED = 1L << 50;

    private RateRules() {}

    /** The rules of a point, fresh; null when it has none. */
    static RateRule[] of(PointState state) {
        RateRule[] rules = state.point.rates().stream().map(RateRule::new).toArray(RateRule[]::new);
        return rules.length == 0 ? null : rules;
    }

    /** Takes the newest reading; its quality is not bad. */
    static void take(PointState state, Moment moment, Findings out) {
        for (RateRule rule : state.rates) {
            rule.window.add(moment.event, moment.value);
            decide(state, rule, moment, out);
        }
    }

    /** Takes a reading older than the newest; what is older than the window is left out. */
    static void takeLate(PointState state, Moment moment, Findings out) {
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                if (rule.window.addLate(moment.event, moment.value)) {
                    decide(state, rule, moment, out);
                }
            }
        }
    }

    /** The newest reading had another value. */
    static void correct(PointState state, Moment moment, Findings out) {
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                rule.window.correctNewest(moment.value);
                decide(state, rule, moment, out);
            }
        }
    }

    /** The device's time went back: windows that are ahead of it start anew. */
    static void beginTimeline(PointState state, long event) {
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                if (event <= rule.window.newest()) {
                    rule.window.reset();
                }
            }
        }
    }

    private static void decide(PointState state, RateRule rule, Moment moment, Findings out) {
        Verdict verdict = rule.window.verdict(rule.isActive());
        if (verdict == Verdict.OK && rule.cell == Cell.of(Phase.NORMAL, 0)) {
            return;
        }
        if (verdict == Verdict.SILENT) {
            distrust(state, rule, moment, out);
        } else if (moment.isGood() || verdict == Verdict.VIOLATED) {
            advance(state, rule, moment, verdict, out);
        }
    }

    private static void advance(PointState state, RateRule rule, Moment moment, Verdict verdict, Findings out) {
        if (rule.doubted && moment.isGood()) {
            rule.doubted = false;
            report(state, rule, moment, Signal.QUALITY_GOOD, moment.event, out);
        }
        boolean held = state.seamed && verdict == Verdict.OK && rule.isActive();
        noteWorst(rule, verdict);
        long before = rule.cell;
        rule.cell = Cell.step(before, rule.window.newest(), held ? Verdict.BETWEEN : verdict, onDelay(rule, verdict),
                rule.offDelayMillis());
        followPending(state, rule, moment, before, out);
        publish(state, rule, moment, out);
        if (Cell.phase(rule.cell) == Phase.NORMAL) {
            rule.cell = Cell.of(Phase.NORMAL, 0);
        }
    }

    private static long onDelay(RateRule rule, Verdict verdict) {
        long onDelay = rule.setting.onDelayMillis();
        if (verdict != Verdict.VIOLATED || rule.isActive()) {
            return onDelay;
        }
        boolean due = rule.isPending() ? rule.window.newest() - Cell.since(rule.cell) >= onDelay : onDelay <= 0;
        return due && rule.window.isConfirmed() ? onDelay : UNCONFIRMED;
    }

    private static void noteWorst(RateRule rule, Verdict verdict) {
        if (verdict == Verdict.VIOLATED) {
            double rate = rule.shownRate();
            boolean began = !rule.isActive() && !rule.isPending();
            rule.worst = began || Math.abs(rate) > Math.abs(rule.worst) ? rate : rule.worst;
        }
    }

    private static void followPending(PointState state, RateRule rule, Moment moment, long before, Findings out) {
        boolean was = Cell.phase(before) == Phase.PENDING_ON;
        if (rule.isPending() && !was) {
            rule.hold = moment.arrival + rule.setting.onDelayMillis();
        } else if (!rule.isPending()) {
            rule.hold = Evaluator.NO_DEADLINE;
        }
        if (was && Cell.phase(rule.cell) == Phase.NORMAL && rule.setting.priority() != Priority.P4) {
            report(state, rule, moment, Signal.PENDING_CANCELLED, Cell.since(before), out);
        }
    }

    private static void publish(PointState state, RateRule rule, Moment moment, Findings out) {
        if (rule.isActive() != rule.shown) {
            rule.shown = rule.isActive();
            report(state, rule, moment, rule.shown ? Signal.RAISE : Signal.CLEAR, Cell.since(rule.cell), out);
            rule.doubted &= rule.shown;
        }
    }

    /** V2b: raises candidates that nothing has contradicted until {@code untilMillis}; unconfirmed ones wait for readings. */
    static void raiseHeld(PointState state, Moment moment, long untilMillis, Findings out) {
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                if (rule.hold <= untilMillis) {
                    rule.hold = Evaluator.NO_DEADLINE;
                    raisePending(state, rule, moment, rule.window.isConfirmed(), out);
                }
            }
        }
    }

    private static void raisePending(PointState state, RateRule rule, Moment moment, boolean sure, Findings out) {
        if (rule.isPending() && sure) {
            rule.cell = Cell.of(Phase.ABNORMAL, Cell.since(rule.cell));
            publish(state, rule, moment, out);
        }
    }

    static long nextHold(PointState state) {
        long next = Evaluator.NO_DEADLINE;
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                next = Math.min(next, rule.hold);
            }
        }
        return next;
    }

    /** V13, V14 for all rules. */
    static void distrust(PointState state, Moment moment, Findings out) {
        if (state.rates != null) {
            for (RateRule rule : state.rates) {
                distrust(state, rule, moment, out);
            }
        }
    }

    private static void distrust(PointState state, RateRule rule, Moment moment, Findings out) {
        raisePending(state, rule, moment, rule.setting.priority() == Priority.P1, out);
        rule.hold = Evaluator.NO_DEADLINE;
        rule.cell = Cell.distrusted(rule.cell);
        if (rule.shown && !rule.doubted) {
            rule.doubted = true;
            report(state, rule, moment, Signal.QUALITY_BAD, moment.event, out);
        }
    }

    /** Ends the alarm of a rule that is no longer configured; it must not vanish without a word. */
    static void retire(PointState state, RateRule rule, Moment moment, Findings out) {
        if (rule.shown) {
            rule.shown = false;
            report(state, rule, moment, Signal.CLEAR, moment.event, out);
        }
    }

    private static void report(PointState state, RateRule rule, Moment moment, Signal signal, long event,
                               Findings out) {
        out.on(new Finding(state.point, rule.setting.id(), RuleKind.RATE, signal, rule.setting.id(),
                rule.setting.priority(), false, event, moment.arrival, rule.shownRate(), rule.setting.shownLimit(),
                rule.worst, moment.late));
    }
}
