package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The alarm's regions and their events: {@code docs/alarms.md}. Pure.
 *
 * <p>An event leads to one transition and to those that must follow it at once; they belong in one commit. An empty list is a legal
 * no-op: nothing changes and nothing is journaled. A null alarm has never left normal.
 */
final class AlarmMachine {
    private final AlarmPolicy policy;

    AlarmMachine(AlarmPolicy policy) {
        this.policy = policy;
    }

    /** Applies {@code finding} to {@code alarm}. */
    List<Transition> next(Alarm alarm, Finding finding, long nowMillis) {
        TransitionContext context = TransitionContext.of(finding, alarm, policy, nowMillis);
        return settled(context, ProcessEvents.on(context, finding));
    }

    /** Applies a person's {@code command} to {@code alarm}. */
    List<Transition> next(Alarm alarm, AlarmCommand command, RuleContext ruleContext, long nowMillis) {
        String comment = Objects.requireNonNullElse(command.comment(), "");
        TransitionContext context = new TransitionContext(known(alarm, ruleContext), alarm == null, policy, nowMillis, command.actor(),
                comment, false, 0);
        if (context.alarm() == null) {
            return List.of(context.refused(rejection(command), Refusal.UNKNOWN_ALARM));
        }
        return settled(context, apply(context, command, ruleContext));
    }

    /** Applies a suppression by design, or its end, to {@code alarm}. */
    List<Transition> next(Alarm alarm, DesignSuppression said, RuleContext ruleContext, long nowMillis) {
        TransitionContext context = new TransitionContext(known(alarm, ruleContext), alarm == null, policy, nowMillis, Transition.SYSTEM,
                said.reason(), false, 0);
        if (context.alarm() == null) {
            return List.of(context.refused(TransitionType.ALARM_SUPPRESS_REJECTED, Refusal.UNKNOWN_ALARM));
        }
        return settled(context, SuppressionActions.design(context, said));
    }

    /** Applies the earliest deadline of {@code alarm}, which was {@code at}. */
    List<Transition> due(Alarm alarm, long at, long nowMillis) {
        TransitionContext context = new TransitionContext(alarm, false, policy, nowMillis, Transition.SYSTEM, "",
                nowMillis - at > AlarmPolicy.LATE_MILLIS, 0);
        return settled(context, TimerEvents.due(context, at));
    }

    private static Alarm known(Alarm alarm, RuleContext ruleContext) {
        return alarm != null || ruleContext.rule() == null ? alarm : Alarm.neverRaised(ruleContext.rule());
    }

    private static Transition apply(TransitionContext context, AlarmCommand command, RuleContext ruleContext) {
        return switch (command) {
            case AlarmCommand.Acknowledge ack -> OperatorActions.acknowledge(context, ack);
            case AlarmCommand.Unacknowledge unused -> OperatorActions.unacknowledge(context);
            case AlarmCommand.Silence unused -> OperatorActions.silence(context);
            case AlarmCommand.Reset unused -> OperatorActions.reset(context, ruleContext.standing());
            case AlarmCommand.Comment unused -> context.changed(TransitionType.ALARM_COMMENTED, context.draft());
            case AlarmCommand.TakeOver unused -> OperatorActions.takeOver(context);
            case AlarmCommand.Shelve shelve -> SuppressionActions.shelve(context, shelve, ruleContext);
            case AlarmCommand.Unshelve unused -> SuppressionActions.unshelve(context);
            case AlarmCommand.RemoveFromService out -> SuppressionActions.removeFromService(context, out, ruleContext);
            case AlarmCommand.ReturnToService unused -> SuppressionActions.returnToService(context);
            case AlarmCommand.Decommission end -> OperatorActions.decommission(context, end, ruleContext);
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

    private static List<Transition> settled(TransitionContext context, Transition first) {
        if (first == null) {
            return List.of();
        }
        Transition following = first.refusal() == null ? ConsequentTransitions.next(context, first) : null;
        if (following == null) {
            return List.of(first);
        }
        List<Transition> all = new ArrayList<>();
        all.add(first);
        for (; following != null; following = ConsequentTransitions.next(context, following)) {
            all.add(following);
        }
        return all;
    }
}
