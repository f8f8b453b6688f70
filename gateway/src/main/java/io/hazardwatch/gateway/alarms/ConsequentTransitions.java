package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static io.hazardwatch.gateway.alarms.AlarmState.E;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_AUTO_ACKED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ESCALATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_REANNUNCIATED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSHELVED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSUPPRESSED;

import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;

/**
 * Transitions that must follow another at once, in the same commit: ends a suppression that is not allowed any longer, and
 * announces an alarm that became visible.
 */
final class ConsequentTransitions {
    private ConsequentTransitions() {}

    /** The next transition after {@code done}, or null when none is due. */
    static Transition next(TransitionContext context, Transition done) {
        Alarm alarm = done.after();
        if (done.before() != null && done.before().isSuppressed() && !alarm.isSuppressed()) {
            return visibleAgain(context.after(done, "visible again"), done.before().suppression());
        }
        Shelving shelving = alarm.suppression().shelving();
        if (shelving != null && mustLeaveShelf(done, shelving)) {
            String why = shelving.oneShot() && !alarm.processActive() ? "the condition is over" : "graver than when shelved";
            TransitionContext next = context.after(done, why);
            return next.changed(ALARM_UNSHELVED, next.draft().suppression(alarm.suppression().with((Shelving) null)));
        }
        return releaseUnfit(context, done);
    }

    /** S5, S19. */
    private static boolean mustLeaveShelf(Transition done, Shelving shelving) {
        Alarm alarm = done.after();
        boolean isOver = shelving.oneShot() && !alarm.processActive();
        boolean isGraver = alarm.state() != A
                && (done.type() == ALARM_ESCALATED || alarm.priority().isAbove(shelving.priorityThen()));
        return isOver || isGraver;
    }

    /** Checks S7 during the whole suppression, not only at its beginning. */
    private static Transition releaseUnfit(TransitionContext context, Transition done) {
        for (Suppressor suppressor : done.after().suppression().suppressors()) {
            Refusal unfit = SuppressionActions.unfit(done.after(), suppressor);
            if (unfit != null) {
                TransitionContext next = context.after(done, suppressor.rule() + ": " + unfit);
                return next.changed(ALARM_UNSUPPRESSED,
                        next.draft().suppression(done.after().suppression().without(suppressor.rule())));
            }
        }
        return null;
    }

    /** S12 to S15. */
    private static Transition visibleAgain(TransitionContext context, Suppression was) {
        return switch (context.state()) {
            case A, F -> null;
            case B -> again(context, B);
            case C -> context.alarm().qualityBad() ? null : again(context, B);
            case D -> context.alarm().priority().isAbove(Priority.P3) && !isToldByItsCause(context.alarm(), was) ? again(context, D)
                    : context.changed(ALARM_AUTO_ACKED,
                            context.draft().acknowledge(A, Transition.SYSTEM, context.nowMillis()));
            case E -> again(context, E);
        };
    }

    /**
     * Whether a point fell silent with its device and reports again with it. The communication alarm has said so already, and 500
     * such points must not be announced again. None of the activations was announced.
     */
    private static boolean isToldByItsCause(Alarm alarm, Suppression was) {
        return alarm.kind() == RuleKind.STALE && was.shelving() == null && was.outOfService() == null
                && alarm.suppressedRaises() == alarm.activation();
    }

    private static Transition again(TransitionContext context, AlarmState state) {
        return context.announced(ALARM_REANNUNCIATED, context.draft().visible(context.nowMillis()).announce(state));
    }
}
