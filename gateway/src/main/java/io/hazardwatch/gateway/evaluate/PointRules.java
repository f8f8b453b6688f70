package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AverageSetting;
import io.hazardwatch.gateway.registry.ClockSetting;
import io.hazardwatch.gateway.registry.DeviationSetting;
import io.hazardwatch.gateway.registry.DriftSetting;
import io.hazardwatch.gateway.registry.FrozenSetting;
import io.hazardwatch.gateway.registry.JumpSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.RuleSetting;
import io.hazardwatch.gateway.registry.ScatterSetting;
import io.hazardwatch.gateway.registry.SpikeSetting;
import io.hazardwatch.gateway.registry.TimeToLimitSetting;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Steps the rules of a point beyond its limits. A candidate, a violation that holds for the on-delay, raises once it is
 * confirmed to be more than noise. A rule without evidence becomes UNKNOWN, never normal. Static functions over
 * {@link PointState}.
 */
final class PointRules {
    /** Longer than any on-delay, so that an unconfirmed violation stays pending. */
    private static final long UNCONFIRMED = 1L << 50;

    private static final PointRule[] NONE = {};

    private PointRules() {}

    /** Creates the rules of a point; empty when it has none. The spike check comes first because trends use its result. */
    static PointRule[] of(Point point) {
        if (point.rates().isEmpty() && point.rules().isEmpty()) {
            return NONE;
        }
        return Stream.concat(point.rates().stream().map(RateRule::new),
                point.rules().stream().map(setting -> of(setting, point)))
                .sorted(Comparator.comparing(rule -> !(rule instanceof SpikeRule))).toArray(PointRule[]::new);
    }

    private static PointRule of(RuleSetting setting, Point point) {
        return switch (setting) {
            case AverageSetting average -> new AverageRule(average);
            case DeviationSetting deviation -> new DeviationRule(deviation);
            case TimeToLimitSetting warning -> new TimeToLimitRule(warning);
            case FrozenSetting frozen -> new FrozenRule(frozen, point.periodMillis());
            case ScatterSetting scatter -> new ScatterRule(scatter);
            case SpikeSetting spikes -> new SpikeRule(spikes);
            case JumpSetting jump -> new JumpRule(jump);
            case DriftSetting drift -> new DriftRule(drift);
            case ClockSetting clock -> new ClockRule(clock, point.periodMillis());
        };
    }

    /** Whether the newest reading changed faster than physics allows, and two further readings have not confirmed it yet. */
    static boolean isImpossible(PointState state, EvalContext context) {
        if (state.hasRules() && context.event > state.lastEventMillis()) {
            for (PointRule rule : state.rules()) {
                if (rule instanceof JumpRule jump && jump.isImpossible(context.event, context.value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether some rule checks the device's clock. */
    static boolean watchClock(PointState state) {
        for (PointRule rule : state.rules()) {
            if (rule instanceof ClockRule) {
                return true;
            }
        }
        return false;
    }

    /** Whether an alarm about the sensor makes its readings uncertain. */
    static boolean isDoubtful(PointState state) {
        for (PointRule rule : state.rules()) {
            if (rule.isActive() && rule.doubtsReadings()) {
                return true;
            }
        }
        return false;
    }

    /** Restarts all rules, because event times now come from another clock. */
    static void restart(PointState state) {
        for (PointRule rule : state.rules()) {
            rule.restart();
        }
    }

    /** Finds the rule of that name; null when there is none. */
    static PointRule find(PointState state, String id) {
        for (PointRule rule : state.rules()) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        return null;
    }

    /** Takes the newest reading; its quality is not bad. */
    static void take(PointState state, EvalContext context, FindingHandler out) {
        for (PointRule rule : state.rules()) {
            rule.add(state, context);
            decide(state, rule, context, out);
        }
    }

    /** Takes a reading older than the newest. Delays that count readings ignore it: they counted when the newest arrived. */
    static void takeLate(PointState state, EvalContext context, FindingHandler out) {
        for (PointRule rule : state.rules()) {
            if (rule.addLate(context) && rule.onSamples() == null) {
                decide(state, rule, context, out);
            }
        }
    }

    /** Corrects the value of the newest reading. */
    static void correct(PointState state, EvalContext context, FindingHandler out) {
        for (PointRule rule : state.rules()) {
            if (rule.correct(state, context) && rule.onSamples() == null) {
                decide(state, rule, context, out);
            }
        }
    }

    /** Reacts to a device's time set back, or to a backlog that fills a gap. */
    static void beginTimeline(PointState state, long event, boolean isBacklog) {
        for (PointRule rule : state.rules()) {
            rule.beginTimeline(event, isBacklog);
        }
    }

    /** Reacts to a change of a point that rules of this one compare with, or to the loss of trust in it. */
    static void compareAgain(PointState state, EvalContext context, FindingHandler out) {
        for (PointRule rule : state.rules()) {
            if (rule instanceof DeviationRule deviation && deviation.setting().reference() != null) {
                deviation.add(state, context);
                boolean counts = rule.onSamples() == null || rule.verdict(state) == Verdict.SILENT;
                if (counts) {
                    decide(state, rule, context, out);
                }
            }
        }
    }

    private static void decide(PointState state, PointRule rule, EvalContext context, FindingHandler out) {
        Verdict verdict = rule.verdict(state);
        if (verdict == Verdict.OK && rule.word == PackedMachine.of(MachinePhase.NORMAL, 0)) {
            return;
        }
        if (verdict == Verdict.SILENT) {
            distrust(state, rule, context, out);
        } else if (context.isGood() || verdict == Verdict.VIOLATED || rule.judgesInstrument()) {
            advance(state, rule, context, verdict, out);
        }
    }

    private static void advance(PointState state, PointRule rule, EvalContext context, Verdict verdict, FindingHandler out) {
        if (rule.doubtReported && (context.isGood() || rule.judgesInstrument())) {
            rule.doubtReported = false;
            report(state, rule, context, FindingType.QUALITY_GOOD, context.event, out);
        }
        boolean held = state.isSeamed() && verdict == Verdict.OK && rule.isActive();
        noteWorst(state, rule, verdict);
        long before = rule.word;
        rule.word = step(state, rule, held ? Verdict.BETWEEN : verdict);
        followPending(state, rule, context, before, out);
        publish(state, rule, context, out);
        rule.afterStep(state);
        if (PackedMachine.phase(rule.word) == MachinePhase.NORMAL) {
            rule.word = PackedMachine.of(MachinePhase.NORMAL, 0);
        }
    }

    private static long step(PointState state, PointRule rule, Verdict verdict) {
        long event = rule.newest(state);
        return rule.onSamples() == null
                ? PackedMachine.step(rule.word, event, verdict, onDelay(state, rule, verdict), rule.offDelayMillis())
                : CountedDelay.step(rule.word, event, verdict, rule.onSamples(), rule.offDelayMillis());
    }

    private static long onDelay(PointState state, PointRule rule, Verdict verdict) {
        long onDelay = rule.onDelayMillis();
        if (verdict != Verdict.VIOLATED || rule.isActive()) {
            return onDelay;
        }
        boolean due = rule.isPending() ? rule.newest(state) - PackedMachine.since(rule.word) >= onDelay : onDelay <= 0;
        return due && rule.isConfirmed() ? onDelay : UNCONFIRMED;
    }

    private static void noteWorst(PointState state, PointRule rule, Verdict verdict) {
        if (verdict == Verdict.VIOLATED) {
            double value = rule.shownValue(state);
            boolean began = !rule.isActive() && !rule.isPending();
            rule.worst = began || Math.abs(value) > Math.abs(rule.worst) ? value : rule.worst;
        }
    }

    private static void followPending(PointState state, PointRule rule, EvalContext context, long before, FindingHandler out) {
        boolean was = PackedMachine.phase(before) == MachinePhase.PENDING_ON;
        if (rule.isPending() && rule.onSamples() != null) {
            rule.holdUntil = CountedDelay.isHeld(rule.word) ? context.arrival + CountedDelay.holdMillis(rule.word,
                    rule.onSamples(), state.point().periodMillis()) : Evaluator.NO_DEADLINE;
        } else if (rule.isPending() && !was) {
            rule.holdUntil = context.arrival + rule.onDelayMillis();
        } else if (!rule.isPending()) {
            rule.holdUntil = Evaluator.NO_DEADLINE;
        }
        if (was && PackedMachine.phase(rule.word) == MachinePhase.NORMAL && rule.priority() != Priority.P4) {
            report(state, rule, context, FindingType.PENDING_CANCELLED, PackedMachine.since(before), out);
        }
    }

    private static void publish(PointState state, PointRule rule, EvalContext context, FindingHandler out) {
        if (rule.isActive() != rule.reported) {
            rule.reported = rule.isActive();
            report(state, rule, context, rule.reported ? FindingType.RAISE : FindingType.CLEAR, PackedMachine.since(rule.word), out);
            rule.doubtReported &= rule.reported;
            rule.reportedGrade = (byte) (rule.reported ? rule.grade() : 0);
            state.calm(state.isCalm() && !rule.doubtsReadings());
        } else if (rule.reported && rule.grade() > rule.reportedGrade) {
            rule.reportedGrade = (byte) rule.grade();
            report(state, rule, context, FindingType.SEVERITY_UP, context.event, out);
        }
    }

    /**
     * V2b: raises candidates that no reading has contradicted until {@code untilMillis}; unconfirmed ones wait for readings.
     */
    static void raiseHeld(PointState state, EvalContext context, long untilMillis, FindingHandler out) {
        for (PointRule rule : state.rules()) {
            if (rule.holdUntil <= untilMillis) {
                rule.holdUntil = Evaluator.NO_DEADLINE;
                raisePending(state, rule, context, rule.isConfirmed(), out);
            }
        }
    }

    private static void raisePending(PointState state, PointRule rule, EvalContext context, boolean sure, FindingHandler out) {
        if (rule.isPending() && sure) {
            rule.word = PackedMachine.of(MachinePhase.ABNORMAL, PackedMachine.since(rule.word));
            publish(state, rule, context, out);
        }
    }

    static long nextHold(PointState state) {
        long next = Evaluator.NO_DEADLINE;
        for (PointRule rule : state.rules()) {
            next = Math.min(next, rule.holdUntil);
        }
        return next;
    }

    /** V13, V14 for all rules. */
    static void distrust(PointState state, EvalContext context, FindingHandler out) {
        for (PointRule rule : state.rules()) {
            distrust(state, rule, context, out);
        }
    }

    private static void distrust(PointState state, PointRule rule, EvalContext context, FindingHandler out) {
        raisePending(state, rule, context, rule.priority() == Priority.P1, out);
        rule.holdUntil = Evaluator.NO_DEADLINE;
        rule.word = PackedMachine.distrusted(rule.word);
        if (rule.reported && !rule.doubtReported) {
            rule.doubtReported = true;
            report(state, rule, context, FindingType.QUALITY_BAD, context.event, out);
        }
    }

    /** Clears the alarm of a rule that is no longer configured, because an alarm must not vanish silently. */
    static void retire(PointState state, PointRule rule, EvalContext context, FindingHandler out) {
        if (rule.reported) {
            rule.reported = false;
            report(state, rule, context, FindingType.CLEAR, context.event, out);
        }
    }

    private static void report(PointState state, PointRule rule, EvalContext context, FindingType signal, long event,
                               FindingHandler out) {
        out.on(new Finding(state.point(), rule.id(), rule.kind(), signal, rule.level(), rule.priority(), false, event,
                context.arrival, rule.shownValue(state), rule.shownLimit(), rule.shownWorst(), context.late));
    }
}
