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

/** What people do to the core region; the alarm is known. Null is a legal no-op: it is so already. */
final class OperatorActions {
    private OperatorActions() {}

    static Transition acknowledge(TransitionContext step, AlarmCommand.Acknowledge ack) {
        Refusal wrong = tokenRefusal(step.alarm(), ack);
        if (wrong != null) {
            return step.refused(ALARM_ACK_REJECTED, wrong);
        }
        return switch (step.state()) {
            case A -> step.refused(ALARM_ACK_REJECTED, Refusal.NOTHING);
            case B -> acknowledged(step, C);
            case D -> acknowledged(step, A);
            case E -> acknowledged(step, F);
            case C, F -> null;
        };
    }

    /** An acknowledgement holds for exactly the announcement it names; a future one cannot have been seen either. */
    private static Refusal tokenRefusal(Alarm alarm, AlarmCommand.Acknowledge ack) {
        if (ack.occurrence() < alarm.occurrence()) {
            return Refusal.OLD;
        }
        return ack.occurrence() == alarm.occurrence() && ack.annSeq() == alarm.annSeq() ? null : Refusal.STALE;
    }

    private static Transition acknowledged(TransitionContext step, AlarmState next) {
        return step.changed(ALARM_ACKED, step.draft().acknowledge(next, step.actor(), step.nowMillis()));
    }

    /** C17. */
    static Transition unacknowledge(TransitionContext step) {
        if (!step.hasReason()) {
            return step.refused(ALARM_UNACK_REJECTED, Refusal.NO_REASON);
        }
        return switch (step.state()) {
            case A, D -> step.refused(ALARM_UNACK_REJECTED, Refusal.STATE);
            case B, E -> null;
            case C -> step.announced(ALARM_UNACKED, step.draft().announce(B));
            case F -> step.announced(ALARM_UNACKED, step.draft().announce(E));
        };
    }

    /** S16: the horn only. */
    static Transition silence(TransitionContext step) {
        return switch (step.alarm().annunciation()) {
            case SOUNDING -> step.changed(ALARM_SILENCED, step.draft().silence());
            case SILENCED -> null;
            case SILENT -> step.refused(ALARM_SILENCE_REJECTED, Refusal.NOT_SOUNDING);
        };
    }

    /** Nothing but the name changes: an acknowledgement still runs out when it would have. */
    static Transition takeOver(TransitionContext step) {
        boolean isAcked = step.state() == C || step.state() == F;
        Shelving shelving = step.alarm().suppression().shelving();
        boolean takesAck = isAcked && !step.actor().equals(step.alarm().ackedBy());
        boolean takesShelf = shelving != null && !step.actor().equals(shelving.by());
        if (!takesAck && !takesShelf) {
            return null;
        }
        AlarmDraft draft = takesAck ? step.draft().takeOver(step.actor()) : step.draft();
        return step.changed(ALARM_TAKEN_OVER, takesShelf
                ? draft.suppression(step.alarm().suppression().with(shelving.takenOver(step.actor()))) : draft);
    }

    /** C10: only what is acknowledged, inspected and known to be normal may be reset. */
    static Transition reset(TransitionContext step, RuleStatus standing) {
        Refusal refusal = resetRefusal(step, standing);
        return refusal == null ? step.changed(ALARM_RESET, step.draft().go(A, step.nowMillis()))
                : step.refused(ALARM_RESET_REJECTED, refusal);
    }

    private static Refusal resetRefusal(TransitionContext step, RuleStatus standing) {
        return switch (step.state()) {
            case A, D -> Refusal.STATE;
            case B, C -> Refusal.ACTIVE;
            case E -> Refusal.UNACKED;
            case F -> resetRefusalOfLatched(step, standing);
        };
    }

    /** The off-delay has passed, or the alarm would not have cleared; what nothing watches any more cannot be measured. */
    private static Refusal resetRefusalOfLatched(TransitionContext step, RuleStatus standing) {
        boolean isNormal = standing == RuleStatus.UNWATCHED || standing == RuleStatus.NORMAL && !step.alarm().qualityBad();
        if (!isNormal) {
            return Refusal.NOT_NORMAL;
        }
        return step.hasReason() ? null : Refusal.NO_REASON;
    }

    /** Only what is not configured any more goes for good; the rest is taken out of service. */
    static Transition decommission(TransitionContext step, AlarmCommand.Decommission command, RuleContext footing) {
        Refusal refusal = decommissionRefusal(step, command, footing);
        return refusal != null ? step.refused(ALARM_DECOMMISSION_REJECTED, refusal)
                : step.changed(ALARM_DECOMMISSIONED, step.draft().suppression(Suppression.NONE)
                        .retire(step.actor(), step.nowMillis()));
    }

    private static Refusal decommissionRefusal(TransitionContext step, AlarmCommand.Decommission command, RuleContext footing) {
        if (step.alarm().kind().isOfGateway()) {
            return Refusal.SYSTEM_ALARM;
        }
        if (footing.standing() != RuleStatus.UNWATCHED) {
            return Refusal.CONFIGURED;
        }
        if (!step.hasReason()) {
            return Refusal.NO_REASON;
        }
        return step.state() == A || command.isForced() ? null : Refusal.ACTIVE;
    }
}
