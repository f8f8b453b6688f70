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

/** Effects of findings on the core region: the upper rows of the table in {@code docs/alarms.md}, one case per state. */
final class ProcessEvents {
    private ProcessEvents() {}

    /** Null is a legal no-op: nothing changes and nothing is journaled. */
    static Transition on(TransitionContext context, Finding finding) {
        return switch (finding.type()) {
            case RAISE -> raise(context, finding);
            case CLEAR -> clear(context, finding);
            case SEVERITY_UP -> severityUp(context, finding);
            case SEVERITY_DOWN -> severityDown(context, finding);
            case QUALITY_BAD -> qualityBad(context);
            case QUALITY_GOOD -> qualityGood(context);
            case PENDING_CANCELLED -> null;
        };
    }

    private static Transition raise(TransitionContext context, Finding finding) {
        return switch (context.state()) {
            case A -> context.announced(context.alarm() != null && context.alarm().isSuppressed() ? ALARM_RAISED_SUPPRESSED
                    : ALARM_RAISED, context.draft(finding).newOccurrence(finding, context.nowMillis()));
            case B, C -> finding.priority().isAbove(context.alarm().levelPriority()) ? severityUp(context, finding) : null;
            case D, E, F -> context.announced(ALARM_REACTIVATED, context.draft().newActivation(finding, context.nowMillis()));
        };
    }

    private static Transition clear(TransitionContext context, Finding finding) {
        return switch (context.state()) {
            case B -> clearUnacked(context, finding);
            case C -> context.alarm().latching()
                    ? cleared(context, ALARM_LATCHED, F, finding) : cleared(context, ALARM_CLEARED, A, finding);
            case A, D, E, F -> null;
        };
    }

    private static Transition clearUnacked(TransitionContext context, Finding finding) {
        if (context.alarm().latching()) {
            return cleared(context, ALARM_LATCHED_UNACKED, E, finding);
        }
        if (context.policy().of(context.alarm().priority()).autoAck()) {
            return context.changed(ALARM_AUTO_ACKED, context.draft().clear(D, finding, context.nowMillis())
                    .acknowledge(A, Transition.SYSTEM, context.nowMillis()));
        }
        return cleared(context, ALARM_RTN_UNACKED, D, finding);
    }

    private static Transition cleared(TransitionContext context, TransitionType type, AlarmState next, Finding finding) {
        return context.changed(type, context.draft().clear(next, finding, context.nowMillis()));
    }

    private static Transition severityUp(TransitionContext context, Finding finding) {
        return switch (context.state()) {
            case B, C -> context.announced(ALARM_ESCALATED, context.draft().escalate(finding));
            case A, D, E, F -> context.refused(ALARM_ESCALATED, Refusal.STATE, context.alarm() != null ? context.alarm()
                    : new AlarmDraft(finding).alarm(false, context.policy(), context.nowMillis()));
        };
    }

    private static Transition severityDown(TransitionContext context, Finding finding) {
        return switch (context.state()) {
            case B, C -> context.changed(ALARM_DEESCALATED, context.draft().deescalate(finding));
            case A, D, E, F -> null;
        };
    }

    /** Keeps the state. In A there is none to keep: the instrument has an alarm of its own. */
    private static Transition qualityBad(TransitionContext context) {
        if (context.state() == A || context.alarm().qualityBad()) {
            return null;
        }
        return context.changed(ALARM_QUALITY_BAD, context.draft().quality(true));
    }

    private static Transition qualityGood(TransitionContext context) {
        if (context.alarm() == null || !context.alarm().qualityBad()) {
            return null;
        }
        return context.changed(ALARM_QUALITY_GOOD, context.draft().quality(false));
    }
}
