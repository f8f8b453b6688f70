package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.PastHours;
import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.RuleDefinition;

/**
 * A rule of a point beyond its limits. The subclass keeps what it measures; the machine that turns verdicts into alarms is the
 * same for all ({@link PointRules}). Constant memory, however many readings. Lane thread.
 */
abstract sealed class PointRule permits RateRule, AverageRule, DeviationRule, TimeToLimitRule,
        FrozenRule, ScatterRule, SpikeRule, JumpRule, DriftRule, ClockRule {
    long word = PackedMachine.of(MachinePhase.UNKNOWN, 0);
    /** End of the on-delay that the wall clock holds. */
    long holdUntil = Evaluator.NO_DEADLINE;
    /** Most extreme value since the violation began, in terms of {@link #shownValue}. */
    double worst;
    /** Whether RAISE was reported last. */
    boolean reported;
    /** Whether QUALITY_BAD was reported and not yet QUALITY_GOOD. */
    boolean doubtReported;
    /** The {@link #grade} reported last. */
    byte reportedGrade;

    /** The settings of the rule; they give its id, kind and priority. */
    abstract RuleDefinition setting();

    final String id() {
        return setting().id();
    }

    final RuleKind kind() {
        return RuleKind.of(setting());
    }

    /** The violated level, for people. */
    String level() {
        return id();
    }

    /** Priority of the alarm at its present {@link #grade}. */
    Priority priority() {
        return setting().priority();
    }

    /** V2: how long a violation must hold, ms; 0 for a rule that measures over time. */
    long onDelayMillis() {
        return 0;
    }

    /** V7, V8: how long a return must hold, ms. */
    long offDelayMillis() {
        return 0;
    }

    /** The on-delay counted in readings; null when it is a time. */
    CountedOnDelay onSamples() {
        return null;
    }

    /** Whether the rule is about the sensor, so that readings that are uncertain for that reason count nevertheless. */
    boolean judgesInstrument() {
        return false;
    }

    /** Whether readings are uncertain while the rule is active: they may raise other alarms but clear none. */
    boolean doubtsReadings() {
        return false;
    }

    /** Severity of the violation; a higher one than reported is reported as an increase. */
    int grade() {
        return 0;
    }

    /** Called after each step of the machine. */
    void afterStep(PointState state) {}

    /** Takes the newest reading; its quality is not bad. */
    abstract void add(PointState state, EvalContext context);

    /** Takes a reading older than the newest; false when it means nothing to the rule. */
    boolean addLate(EvalContext context) {
        return false;
    }

    /** Corrects the value of the newest reading; false when it means nothing to the rule. */
    boolean correct(PointState state, EvalContext context) {
        add(state, context);
        return true;
    }

    /** Reacts to a device's time set back to {@code event}. */
    void beginTimeline(long event) {}

    /** The same for rules that take a backlog where it belongs. */
    void beginTimeline(long event, boolean isBacklog) {
        beginTimeline(event);
    }

    /** Restarts all measurements over time, because times before and after now come from two clocks. */
    void restart() {}

    /** Event time of the newest reading that the rule has used. */
    long newest(PointState state) {
        return state.lastEventMillis();
    }

    /** The rule's verdict; SILENT when it cannot be measured. */
    abstract Verdict verdict(PointState state);

    /** Whether a violation is more than noise; asked only of a violation. */
    boolean isConfirmed() {
        return true;
    }

    /** The measured value, for people. */
    abstract double shownValue(PointState state);

    /** The limit in force, in terms of {@link #shownValue}. */
    abstract double shownLimit();

    /** The extreme of the violation, in terms of {@link #shownValue}. */
    double shownWorst() {
        return worst;
    }

    /** Takes over the measurements of {@code old}, the same rule under former settings, where they still hold. */
    abstract void adopt(PointRule old);

    /** Takes over the windows of {@code past}, the same rule over stored readings, which end before {@link #oldest}. */
    void refill(PointRule past) {}

    /** Takes over minutes before the restart, if its window is filled from them. */
    void refill(PastMinutes past) {}

    /** Takes over hours before the restart, if it learns from them what is usual at a time of day. */
    void refill(PastHours past) {}

    /** Event time of the first reading in its windows; {@link Long#MAX_VALUE} when they are empty or it has none. */
    long oldest() {
        return Long.MAX_VALUE;
    }

    /** Continues the alarm of {@code old}, which is not trusted until a reading decides. */
    final void takeOverAlarm(PointRule old) {
        word = old.isActive() ? PackedMachine.of(MachinePhase.HELD, PackedMachine.since(old.word)) : PackedMachine.of(MachinePhase.UNKNOWN, 0);
        worst = old.worst;
        reported = old.reported;
        doubtReported = old.doubtReported;
    }

    final boolean isActive() {
        return PackedMachine.isActive(word);
    }

    final boolean isPending() {
        return PackedMachine.phase(word) == MachinePhase.PENDING_ON;
    }
}
