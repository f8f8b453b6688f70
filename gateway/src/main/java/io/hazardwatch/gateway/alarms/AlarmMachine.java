package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The alarm's regions and their events: {@code docs/alarms.md}. Pure.
 *
 * <p>An event leads to one transition and what must follow it at once; they belong into one commit. An empty list is a legal
 * no-op: nothing changes and nothing is journaled. An alarm that is null never left normal.
 */
final class AlarmMachine {
    private final AlarmPolicy policy;

    AlarmMachine(AlarmPolicy policy) {
        this.policy = policy;
    }

    /** What {@code finding} does to {@code alarm}. */
    List<Transition> next(Alarm alarm, Finding finding, long nowMillis) {
        TransitionContext step = TransitionContext.ofSystem(alarm, policy, nowMillis);
        return settled(step, ProcessEvents.on(step, finding));
    }

    /** What a person's {@code command} does to {@code alarm}. */
    List<Transition> next(Alarm alarm, AlarmCommand command, RuleContext footing, long nowMillis) {
        String comment = Objects.requireNonNullElse(command.comment(), "");
        TransitionContext step = new TransitionContext(known(alarm, footing), alarm == null, policy, nowMillis, command.actor(), comment, false);
        if (step.alarm() == null) {
            return List.of(step.refused(rejection(command), Refusal.UNKNOWN_ALARM));
        }
        return settled(step, apply(step, command, footing));
    }

    /** What a design rule says of {@code alarm}. */
    List<Transition> next(Alarm alarm, DesignSuppression said, RuleContext footing, long nowMillis) {
        TransitionContext step = new TransitionContext(known(alarm, footing), alarm == null, policy, nowMillis, Transition.SYSTEM, said.reason(), false);
        if (step.alarm() == null) {
            return List.of(step.refused(TransitionType.ALARM_SUPPRESS_REJECTED, Refusal.UNKNOWN_ALARM));
        }
        return settled(step, SuppressionActions.design(step, said));
    }

    /** What {@code alarm} does by itself: its earliest time, {@code at}, has come. */
    List<Transition> due(Alarm alarm, long at, long nowMillis) {
        TransitionContext step = new TransitionContext(alarm, false, policy, nowMillis, Transition.SYSTEM, "",
                nowMillis - at > AlarmPolicy.LATE_MILLIS);
        return settled(step, TimerEvents.due(step, at));
    }

    private static Alarm known(Alarm alarm, RuleContext footing) {
        return alarm != null || footing.rule() == null ? alarm : Alarm.neverRaised(footing.rule());
    }

    private static Transition apply(TransitionContext step, AlarmCommand command, RuleContext footing) {
        return switch (command) {
            case AlarmCommand.Acknowledge ack -> OperatorActions.acknowledge(step, ack);
            case AlarmCommand.Unacknowledge unused -> OperatorActions.unacknowledge(step);
            case AlarmCommand.Silence unused -> OperatorActions.silence(step);
            case AlarmCommand.Reset unused -> OperatorActions.reset(step, footing.standing());
            case AlarmCommand.Comment unused -> step.changed(TransitionType.ALARM_COMMENTED, step.draft());
            case AlarmCommand.TakeOver unused -> OperatorActions.takeOver(step);
            case AlarmCommand.Shelve shelve -> SuppressionActions.shelve(step, shelve, footing);
            case AlarmCommand.Unshelve unused -> SuppressionActions.unshelve(step);
            case AlarmCommand.RemoveFromService out -> SuppressionActions.removeFromService(step, out, footing);
            case AlarmCommand.ReturnToService unused -> SuppressionActions.returnToService(step);
            case AlarmCommand.Decommission end -> OperatorActions.decommission(step, end, footing);
        };
    }

    private static TransitionType rejection(AlarmCommand command) {
        return switch (command) {
            case AlarmCommand.Acknowledge unused -> TransitionType.ALARM_ACK_REJECTED;
            case AlarmCommand.Unacknowledge unused -> TransitionType.ALARM_UNACK_REJECTED;
            case AlarmCommand.Silence unused -> TransitionType.ALARM_SILENCE_REJECTED;
            case AlarmCommand.Reset unused -> TransitionType.ALARM_RESET_REJECTED;
            case AlarmCommand.Comment unused -> TransitionType.ALARM_COMMENTED;
            case AlarmCommand.TakeOver unused -> TransitionType.ALARM_TAKEN_OVER;
            case AlarmCommand.Shelve unused -> TransitionType.ALARM_SHELVE_REJECTED;
            case AlarmCommand.Unshelve unused -> TransitionType.ALARM_UNSHELVE_REJECTED;
            case AlarmCommand.RemoveFromService unused -> TransitionType.ALARM_OOS_REJECTED;
            case AlarmCommand.ReturnToService unused -> TransitionType.ALARM_IN_SERVICE_REJECTED;
            case AlarmCommand.Decommission unused -> TransitionType.ALARM_DECOMMISSION_REJECTED;
        };
    }

    private static List<Transition> settled(TransitionContext step, Transition first) {
        if (first == null) {
            return List.of();
        }
        Transition following = first.refusal() == null ? FollowUps.next(step, first) : null;
        if (following == null) {
            return List.of(first);
        }
        List<Transition> all = new ArrayList<>();
        all.add(first);
        for (; following != null; following = FollowUps.next(step, following)) {
            all.add(following);
        }
        return all;
    }
}
