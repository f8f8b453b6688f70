package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.C;
import static io.hazardwatch.gateway.alarms.AlarmState.E;
import static io.hazardwatch.gateway.alarms.AlarmState.F;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ACK_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_DECOMMISSIONED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_DECOMMISSION_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RESET;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RESET_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SILENCED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SILENCE_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_TAKEN_OVER;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNACK_REJECTED;

import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.Priority;

/** Commands of people on the core region of a known alarm. Null is a legal no-op: the command changes nothing. */
final class OperatorActions {
    private OperatorActions() {}

    static Transition acknowledge(TransitionContext context, AlarmCommand.Acknowledge ack) {
        Refusal wrong = tokenRefusal(context.alarm(), ack);
        if (wrong != null) {
            return context.refused(ALARM_ACK_REJECTED, wrong);
        }
        return switch (context.state()) {
            case A -> context.refused(ALARM_ACK_REJECTED, Refusal.NOTHING);
            case B -> acknowledged(context, C);
            case D -> acknowledged(context, A);
            case E -> acknowledged(context, F);
            case C, F -> null;
        };
    }

    /** An acknowledgement is valid only for the announcement that it names; a later number cannot have been seen. */
    private static Refusal tokenRefusal(Alarm alarm, AlarmCommand.Acknowledge ack) {
        if (ack.occurrence() < alarm.occurrence()) {
            return Refusal.OLD;
        }
        return ack.occurrence() == alarm.occurrence() && ack.annSeq() == alarm.annSeq() ? null : Refusal.STALE;
    }

    private static Transition acknowledged(TransitionContext context, AlarmState next) {
        return context.changed(ALARM_ACKED, context.draft().acknowledge(next, context.actor(), context.nowMillis()));
    }

    /** C17. */
    static Transition unacknowledge(TransitionContext context) {
        if (!context.hasReason()) {
            return context.refused(ALARM_UNACK_REJECTED, Refusal.NO_REASON);
        }
        return switch (context.state()) {
            case A, D -> context.refused(ALARM_UNACK_REJECTED, Refusal.STATE);
            case B, E -> null;
            case C -> context.announced(ALARM_UNACKED, context.draft().announce(B));
            case F -> context.announced(ALARM_UNACKED, context.draft().announce(E));
        };
    }

    /** S16: the horn only. */
    static Transition silence(TransitionContext context) {
        return switch (context.alarm().annunciation()) {
            case SOUNDING -> context.changed(ALARM_SILENCED, context.draft().silence());
            case SILENCED -> null;
            case SILENT -> context.refused(ALARM_SILENCE_REJECTED, Refusal.NOT_SOUNDING);
        };
    }

    /** Changes only the name: an acknowledgement still expires at the same time. */
    static Transition takeOver(TransitionContext context) {
        boolean isAcked = context.state() == C || context.state() == F;
        Shelving shelving = context.alarm().suppression().shelving();
        boolean takesAck = isAcked && !context.actor().equals(context.alarm().ackedBy());
        boolean takesShelf = shelving != null && !context.actor().equals(shelving.by());
        if (!takesAck && !takesShelf) {
            return null;
        }
        AlarmDraft draft = takesAck ? context.draft().takeOver(context.actor()) : context.draft();
        return context.changed(ALARM_TAKEN_OVER, takesShelf
                ? draft.suppression(context.alarm().suppression().with(shelving.takenOver(context.actor()))) : draft);
    }

    /** C10: resets an alarm that is acknowledged, inspected and known to be normal. */
    static Transition reset(TransitionContext context, RuleStatus standing) {
        Refusal refusal = resetRefusal(context, standing);
        return refusal == null ? context.changed(ALARM_RESET, context.draft().go(A, context.nowMillis()))
                : context.refused(ALARM_RESET_REJECTED, refusal);
    }

    private static Refusal resetRefusal(TransitionContext context, RuleStatus standing) {
        return switch (context.state()) {
            case A, D -> Refusal.STATE;
            case B, C -> Refusal.ACTIVE;
            case E -> Refusal.UNACKED;
            case F -> resetRefusalOfLatched(context, standing);
        };
    }

    /** No check of the off-delay: it has passed, otherwise the alarm would not have cleared. Without a rule nothing can be measured. */
    private static Refusal resetRefusalOfLatched(TransitionContext context, RuleStatus standing) {
        boolean isNormal = standing == RuleStatus.UNWATCHED || standing == RuleStatus.NORMAL && !context.alarm().qualityBad();
        if (!isNormal) {
            return Refusal.NOT_NORMAL;
        }
        return context.hasReason() ? null : Refusal.NO_REASON;
    }

    /** Only an alarm that is not configured any more can be decommissioned; others are removed from service. */
    static Transition decommission(TransitionContext context, AlarmCommand.Decommission command, RuleContext ruleContext) {
        Refusal refusal = decommissionRefusal(context, command, ruleContext);
        return refusal != null ? context.refused(ALARM_DECOMMISSION_REJECTED, refusal)
                : context.changed(ALARM_DECOMMISSIONED, context.draft().suppression(Suppression.NONE)
                        .retire(context.actor(), context.nowMillis()));
    }

    private static Refusal decommissionRefusal(TransitionContext context, AlarmCommand.Decommission command, RuleContext ruleContext) {
        if (context.alarm().kind().isOfGateway()) {
            return Refusal.SYSTEM_ALARM;
        }
        if (ruleContext.standing() != RuleStatus.UNWATCHED) {
            return Refusal.CONFIGURED;
        }
        if (!context.hasReason()) {
            return Refusal.NO_REASON;
        }
        if (context.state() != A && !command.isForced()) {
            return Refusal.ACTIVE;
        }
        return context.alarm().priority() == Priority.P1 && !SuppressionActions.isSecondPerson(command.second(), command.actor())
                ? Refusal.NEEDS_SECOND_PERSON : null;
    }
}
