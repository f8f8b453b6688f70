package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;

/**
 * The event being applied: the alarm before it, and what all its transitions have in common.
 *
 * @param alarm null when it never left normal and its rule is not known either
 * @param isNew whether the journal has no entry of the alarm yet
 * @param late  whether the event is a deadline that is applied late
 * @param arrivedAt arrival of the reading or tick that led to it, ms since the epoch; 0 = none did
 */
record TransitionContext(Alarm alarm, boolean isNew, AlarmPolicy policy, long nowMillis, String actor, String comment, boolean late,
                         long arrivedAt) {
    static TransitionContext of(Finding finding, Alarm alarm, AlarmPolicy policy, long nowMillis) {
        return new TransitionContext(alarm, alarm == null, policy, nowMillis, Transition.SYSTEM, "", false, finding.arrivalMillis());
    }

    /** The context of a transition that follows {@code done}; its actor is the gateway. */
    TransitionContext after(Transition done, String why) {
        return new TransitionContext(done.after(), false, policy, nowMillis, Transition.SYSTEM, why, late, arrivedAt);
    }

    TransitionContext saying(String why) {
        return new TransitionContext(alarm, isNew, policy, nowMillis, actor, why, late, arrivedAt);
    }

    private Alarm before() {
        return isNew ? null : alarm;
    }

    AlarmState state() {
        return alarm == null ? AlarmState.A : alarm.state();
    }

    AlarmDraft draft() {
        return new AlarmDraft(alarm);
    }

    AlarmDraft draft(Finding finding) {
        return alarm == null ? new AlarmDraft(finding) : new AlarmDraft(alarm);
    }

    /** A transition that must be seen: the sequence number increases. A suppressed alarm is not announced. */
    Transition announced(TransitionType type, AlarmDraft next) {
        Alarm after = next.alarm(true, policy, nowMillis);
        return new Transition(before(), after, type, !after.isSuppressed(), null, nowMillis, actor, comment, late, arrivedAt, null);
    }

    Transition changed(TransitionType type, AlarmDraft next) {
        return new Transition(before(), next.alarm(false, policy, nowMillis), type, false, null, nowMillis, actor,
                comment, late, arrivedAt, null);
    }

    Transition refused(TransitionType type, Refusal refusal) {
        return refused(type, refusal, alarm);
    }

    Transition refused(TransitionType type, Refusal refusal, Alarm unchanged) {
        return new Transition(unchanged, unchanged, type, false, refusal, nowMillis, actor, comment, late, arrivedAt, null);
    }

    boolean hasReason() {
        return !comment.isBlank();
    }
}
