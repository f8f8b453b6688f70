package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.C;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static io.hazardwatch.gateway.alarms.AlarmState.E;
import static io.hazardwatch.gateway.alarms.AlarmState.F;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ACK_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_CLEARED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_COMMENTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_DEESCALATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ESCALATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_LATCHED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_LATCHED_UNACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_QUALITY_BAD;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_QUALITY_GOOD;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RAISED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_REACTIVATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RESET;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RESET_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RTN_UNACKED;

import io.hazardwatch.gateway.evaluate.Finding;
import java.util.Objects;

/**
 * The core region of an alarm: the matrix of {@code docs/alarms.md}, one method per event, one case per state. Pure.
 *
 * <p>Null is a legal no-op: nothing changes and nothing is journaled. An alarm that is null never left normal.
 */
final class AlarmMachine {
    private AlarmMachine() {}

    /** What {@code finding} does to {@code alarm}. */
    static Transition next(Alarm alarm, Finding finding, long nowMillis) {
        Step step = new Step(alarm, nowMillis, Transition.SYSTEM, "");
        return switch (finding.signal()) {
            case RAISE -> raise(step, finding);
            case CLEAR -> clear(step, finding);
            case SEVERITY_UP -> severityUp(step, finding);
            case SEVERITY_DOWN -> severityDown(step, finding);
            case QUALITY_BAD -> qualityBad(step);
            case QUALITY_GOOD -> qualityGood(step);
            case PENDING_CANCELLED -> null;
        };
    }

    /** What a person's {@code command} does to {@code alarm}. */
    static Transition next(Alarm alarm, AlarmCommand command, long nowMillis) {
        String comment = Objects.requireNonNullElse(command.comment(), "");
        Step step = new Step(alarm, nowMillis, command.actor(), comment);
        return switch (command) {
            case AlarmCommand.Acknowledge ack -> acknowledge(step, ack);
            case AlarmCommand.Reset unused -> reset(step);
            case AlarmCommand.Comment unused -> comment(step);
        };
    }

    private static Transition raise(Step step, Finding finding) {
        return switch (step.state()) {
            case A -> step.announced(ALARM_RAISED, step.draft(finding).newOccurrence(finding, step.nowMillis()));
            case B, C -> finding.priority().isAbove(step.alarm().levelPriority()) ? severityUp(step, finding) : null;
            case D, E, F -> step.announced(ALARM_REACTIVATED,
                    step.draft().newActivation(finding, step.nowMillis()));
        };
    }

    private static Transition clear(Step step, Finding finding) {
        return switch (step.state()) {
            case B -> step.alarm().latching()
                    ? cleared(step, ALARM_LATCHED_UNACKED, E, finding) : cleared(step, ALARM_RTN_UNACKED, D, finding);
            case C -> step.alarm().latching()
                    ? cleared(step, ALARM_LATCHED, F, finding) : cleared(step, ALARM_CLEARED, A, finding);
            case A, D, E, F -> null;
        };
    }

    private static Transition cleared(Step step, TransitionType type, AlarmState next, Finding finding) {
        return step.changed(type, step.draft().clear(next, finding, step.nowMillis()));
    }

    private static Transition severityUp(Step step, Finding finding) {
        return switch (step.state()) {
            case B, C -> step.announced(ALARM_ESCALATED, step.draft().escalate(finding));
            case A, D, E, F -> step.refused(ALARM_ESCALATED, Refusal.STATE, step.draft(finding).alarm());
        };
    }

    private static Transition severityDown(Step step, Finding finding) {
        return switch (step.state()) {
            case B, C -> step.changed(ALARM_DEESCALATED, step.draft().deescalate(finding));
            case A, D, E, F -> null;
        };
    }

    /** The state holds; in A there is nothing to hold, the instrument has an alarm of its own. */
    private static Transition qualityBad(Step step) {
        if (step.state() == A || step.alarm().qualityBad()) {
            return null;
        }
        return step.changed(ALARM_QUALITY_BAD, step.draft().quality(true));
    }

    private static Transition qualityGood(Step step) {
        if (step.alarm() == null || !step.alarm().qualityBad()) {
            return null;
        }
        return step.changed(ALARM_QUALITY_GOOD, step.draft().quality(false));
    }

    private static Transition acknowledge(Step step, AlarmCommand.Acknowledge ack) {
        Refusal wrong = tokenRefusal(step.alarm(), ack);
        if (wrong != null) {
            return step.refused(ALARM_ACK_REJECTED, wrong, step.alarm());
        }
        return switch (step.state()) {
            case A -> step.refused(ALARM_ACK_REJECTED, Refusal.NOTHING, step.alarm());
            case B -> acknowledged(step, C);
            case D -> acknowledged(step, A);
            case E -> acknowledged(step, F);
            case C, F -> null;
        };
    }

    /** An acknowledgement holds for exactly the announcement it names; a future one cannot have been seen either. */
    private static Refusal tokenRefusal(Alarm alarm, AlarmCommand.Acknowledge ack) {
        if (alarm == null) {
            return Refusal.UNKNOWN_ALARM;
        }
        if (ack.occurrence() < alarm.occurrence()) {
            return Refusal.OLD;
        }
        return ack.occurrence() == alarm.occurrence() && ack.annSeq() == alarm.annSeq() ? null : Refusal.STALE;
    }

    private static Transition acknowledged(Step step, AlarmState next) {
        return step.changed(ALARM_ACKED, step.draft().acknowledge(next, step.actor(), step.nowMillis()));
    }

    private static Transition reset(Step step) {
        Refusal refusal = resetRefusal(step);
        return refusal == null ? step.changed(ALARM_RESET, step.draft().go(A, step.nowMillis()))
                : step.refused(ALARM_RESET_REJECTED, refusal, step.alarm());
    }

    /** C10: only what is acknowledged and known to be normal may be reset. */
    private static Refusal resetRefusal(Step step) {
        if (step.alarm() == null) {
            return Refusal.UNKNOWN_ALARM;
        }
        return switch (step.state()) {
            case A, D -> Refusal.STATE;
            case B, C -> Refusal.ACTIVE;
            case E -> Refusal.UNACKED;
            case F -> step.alarm().qualityBad() ? Refusal.STATE : null;
        };
    }

    private static Transition comment(Step step) {
        return step.alarm() == null ? step.refused(ALARM_COMMENTED, Refusal.UNKNOWN_ALARM, null)
                : step.changed(ALARM_COMMENTED, step.draft());
    }

    /** The alarm before, and what every transition out of it says in the same words. */
    private record Step(Alarm alarm, long nowMillis, String actor, String comment) {
        AlarmState state() {
            return alarm == null ? A : alarm.state();
        }

        AlarmDraft draft() {
            return new AlarmDraft(alarm);
        }

        AlarmDraft draft(Finding finding) {
            return alarm == null ? new AlarmDraft(finding) : new AlarmDraft(alarm);
        }

        Transition announced(TransitionType type, AlarmDraft next) {
            return new Transition(alarm, next.alarm(), type, true, null, nowMillis, actor, comment);
        }

        Transition changed(TransitionType type, AlarmDraft next) {
            return new Transition(alarm, next.alarm(), type, false, null, nowMillis, actor, comment);
        }

        Transition refused(TransitionType type, Refusal refusal, Alarm unchanged) {
            return new Transition(unchanged, unchanged, type, false, refusal, nowMillis, actor, comment);
        }
    }
}
