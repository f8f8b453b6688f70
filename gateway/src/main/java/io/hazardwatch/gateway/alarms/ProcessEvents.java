package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static io.hazardwatch.gateway.alarms.AlarmState.E;
import static io.hazardwatch.gateway.alarms.AlarmState.F;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_AUTO_ACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_CLEARED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_DEESCALATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ESCALATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_LATCHED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_LATCHED_UNACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_QUALITY_BAD;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_QUALITY_GOOD;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RAISED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RAISED_SUPPRESSED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_REACTIVATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RTN_UNACKED;

import io.hazardwatch.gateway.evaluate.Finding;

/** What findings do to the core region: the upper rows of the table in {@code docs/alarms.md}, one case per state. */
final class ProcessEvents {
    private ProcessEvents() {}

    /** Null is a legal no-op: nothing changes and nothing is journaled. */
    static Transition on(TransitionContext step, Finding finding) {
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

    private static Transition raise(TransitionContext step, Finding finding) {
        return switch (step.state()) {
            case A -> step.announced(step.alarm() != null && step.alarm().isSuppressed() ? ALARM_RAISED_SUPPRESSED
                    : ALARM_RAISED, step.draft(finding).newOccurrence(finding, step.nowMillis()));
            case B, C -> finding.priority().isAbove(step.alarm().levelPriority()) ? severityUp(step, finding) : null;
            case D, E, F -> step.announced(ALARM_REACTIVATED, step.draft().newActivation(finding, step.nowMillis()));
        };
    }

    private static Transition clear(TransitionContext step, Finding finding) {
        return switch (step.state()) {
            case B -> clearUnacked(step, finding);
            case C -> step.alarm().latching()
                    ? cleared(step, ALARM_LATCHED, F, finding) : cleared(step, ALARM_CLEARED, A, finding);
            case A, D, E, F -> null;
        };
    }

    private static Transition clearUnacked(TransitionContext step, Finding finding) {
        if (step.alarm().latching()) {
            return cleared(step, ALARM_LATCHED_UNACKED, E, finding);
        }
        if (step.policy().of(step.alarm().priority()).autoAck()) {
            return step.changed(ALARM_AUTO_ACKED, step.draft().clear(D, finding, step.nowMillis())
                    .acknowledge(A, Transition.SYSTEM, step.nowMillis()));
        }
        return cleared(step, ALARM_RTN_UNACKED, D, finding);
    }

    private static Transition cleared(TransitionContext step, TransitionType type, AlarmState next, Finding finding) {
        return step.changed(type, step.draft().clear(next, finding, step.nowMillis()));
    }

    private static Transition severityUp(TransitionContext step, Finding finding) {
        return switch (step.state()) {
            case B, C -> step.announced(ALARM_ESCALATED, step.draft().escalate(finding));
            case A, D, E, F -> step.refused(ALARM_ESCALATED, Refusal.STATE, step.alarm() != null ? step.alarm()
                    : new AlarmDraft(finding).alarm(false, step.policy(), step.nowMillis()));
        };
    }

    private static Transition severityDown(TransitionContext step, Finding finding) {
        return switch (step.state()) {
            case B, C -> step.changed(ALARM_DEESCALATED, step.draft().deescalate(finding));
            case A, D, E, F -> null;
        };
    }

    /** The state holds; in A there is nothing to hold, the instrument has an alarm of its own. */
    private static Transition qualityBad(TransitionContext step) {
        if (step.state() == A || step.alarm().qualityBad()) {
            return null;
        }
        return step.changed(ALARM_QUALITY_BAD, step.draft().quality(true));
    }

    private static Transition qualityGood(TransitionContext step) {
        if (step.alarm() == null || !step.alarm().qualityBad()) {
            return null;
        }
        return step.changed(ALARM_QUALITY_GOOD, step.draft().quality(false));
    }
}
