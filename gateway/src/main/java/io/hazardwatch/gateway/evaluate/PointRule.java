package io.hazardwatch.gateway.evaluate;

import io.hazardwatch.gateway.evaluate.stats.Verdict;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.CountedOnDelay;
import io.hazardwatch.gateway.registry.RuleDefinition;

/**
 * A rule of a point beyond its limits: what it remembers of the readings is the subclass's, the machine that turns verdicts
 * into alarms is the same for all ({@link PointRules}). Constant memory, however many readings. Lane thread.
 */
abstract sealed class PointRule permits RateRule, DeviationRule, TimeToLimitRule,
        FrozenRule, ScatterRule, SpikeRule, JumpRule, DriftRule, ClockRule {
    long word = MachineWord.of(MachinePhase.UNKNOWN, 0);
    /** When the on-delay, held by the wall clock, is over. */
    long holdUntil = Evaluator.NO_DEADLINE;
    /** Most extreme value since the violation began, as {@link #shownValue} has it. */
    double worst;
    /** Whether RAISE was the last that was reported. */
    boolean reported;
    /** Whether QUALITY_BAD was reported and not yet QUALITY_GOOD. */
    boolean doubtReported;
    /** The {@link #grade} that was last reported. */
    byte reportedGrade;

    /** The settings of the rule; they give its id, kind and priority. */
    abstract RuleDefinition setting();

    final String id() {
        return setting().id();
    }

    final RuleKind kind() {
        return RuleKind.of(setting());
    }

    /** What is violated, for people. */
    String level() {
        return id();
    }

    /** Priority of the alarm at its present {@link #grade}. */
    Priority priority() {
        return setting().priority();
    }

    /** V2: how long a violation must hold; a rule that measures over time needs none. */
    long onDelayMillis() {
        return 0;
    }

    /** V7, V8: how long the way back must hold. */
    long offDelayMillis() {
        return 0;
    }

    /** The on-delay counted in readings; null when it is a time. */
    CountedOnDelay onSamples() {
        return null;
    }

    /** Whether the rule is about the sensor, so that readings which are uncertain for that very reason count all the same. */
    boolean judgesInstrument() {
        return false;
    }

    /** Whether readings are uncertain while the rule is active: they may raise other alarms, and clear none. */
    boolean doubtsReadings() {
        return false;
    }

    /** How grave the violation has become; a higher grade than was reported is told as grown worse. */
    int grade() {
        return 0;
    }

    /** Called after each step of the machine. */
    void afterStep(PointState state) {}

    /** Takes the newest reading; its quality is not bad. */
    abstract void add(PointState state, EvalContext context);

    /** Takes a reading older than the newest; false when it says nothing to the rule. */
    boolean addLate(EvalContext context) {
        return false;
    }

    /** The newest reading had another value after all; false when that says nothing to the rule. */
    boolean correct(PointState state, EvalContext context) {
        add(state, context);
        return true;
    }

    /** The device's time went back to {@code event}. */
    void beginTimeline(long event) {}

    /** Times before and after now are of two clocks: what was measured over time starts anew. */
    void restart() {}

    /** Event time of the newest reading the rule stands on. */
    long newest(PointState state) {
        return state.lastEventMillis();
    }

    /** What the readings say; SILENT when nothing can be told. */
    abstract Verdict verdict(PointState state);

    /** Whether a violation is more than noise; asked only of a violation. */
    boolean isConfirmed() {
        return true;
    }

    /** What is measured, for people. */
    abstract double shownValue(PointState state);

    /** The limit in force, comparable to {@link #shownValue}. */
    abstract double shownLimit();

    /** The extreme of the violation, comparable to {@link #shownValue}. */
    double shownWorst() {
        return worst;
    }

    /** Takes over what {@code old}, the same rule under former settings, has measured, where that still holds. */
    abstract void adopt(PointRule old);

    /** Takes what {@code past}, the same rule over stored readings, holds in windows; those end before {@link #oldest}. */
    void refill(PointRule past) {}

    /** Event time of the first reading in its windows; {@link Long#MAX_VALUE} when they are empty or it has none. */
    long oldest() {
        return Long.MAX_VALUE;
    }

    /** Goes on from {@code old}: an alarm stays, but is not trusted until a reading says more. */
    final void takeOverAlarm(PointRule old) {
        word = old.isActive() ? MachineWord.of(MachinePhase.HELD, MachineWord.since(old.word)) : MachineWord.of(MachinePhase.UNKNOWN, 0);
        worst = old.worst;
        reported = old.reported;
        doubtReported = old.doubtReported;
    }

    final boolean isActive() {
        return MachineWord.isActive(word);
    }

    final boolean isPending() {
        return MachineWord.phase(word) == MachinePhase.PENDING_ON;
    }
}
