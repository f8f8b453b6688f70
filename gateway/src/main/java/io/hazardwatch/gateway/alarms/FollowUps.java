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
 * What must follow a transition at once, in the same commit: a suppression that must not hold any longer lets go, and an
 * alarm that became visible says so.
 */
final class FollowUps {
    private FollowUps() {}

    /** The next transition after {@code done}, or null when all is settled. */
    static Transition next(TransitionContext step, Transition done) {
        Alarm alarm = done.after();
        if (done.before() != null && done.before().isSuppressed() && !alarm.isSuppressed()) {
            return visibleAgain(step.after(done, "visible again"), done.before().suppression());
        }
        Shelving shelving = alarm.suppression().shelving();
        if (shelving != null && mustLeaveShelf(done, shelving)) {
            String why = shelving.oneShot() && !alarm.processActive() ? "the condition is over" : "graver than when shelved";
            TransitionContext next = step.after(done, why);
            return next.changed(ALARM_UNSHELVED, next.draft().suppression(alarm.suppression().with((Shelving) null)));
        }
        return releaseUnfit(step, done);
    }

    /** S5, S19. */
    private static boolean mustLeaveShelf(Transition done, Shelving shelving) {
        Alarm alarm = done.after();
        boolean isOver = shelving.oneShot() && !alarm.processActive();
        boolean isGraver = alarm.state() != A
                && (done.type() == ALARM_ESCALATED || alarm.priority().isAbove(shelving.priorityThen()));
        return isOver || isGraver;
    }

    /** S7 holds for as long as the suppression does, not only when it begins. */
    private static Transition releaseUnfit(TransitionContext step, Transition done) {
        for (Suppressor suppressor : done.after().suppression().suppressors()) {
            Refusal unfit = SuppressionActions.unfit(done.after(), suppressor);
            if (unfit != null) {
                TransitionContext next = step.after(done, suppressor.rule() + ": " + unfit);
                return next.changed(ALARM_UNSUPPRESSED,
                        next.draft().suppression(done.after().suppression().without(suppressor.rule())));
            }
        }
        return null;
    }

    /** S12 to S15. */
    private static Transition visibleAgain(TransitionContext step, Suppression was) {
        return switch (step.state()) {
            case A, F -> null;
            case B -> again(step, B);
            case C -> step.alarm().qualityBad() ? null : again(step, B);
            case D -> step.alarm().priority().isAbove(Priority.P3) && !isToldByItsCause(step.alarm(), was) ? again(step, D)
                    : step.changed(ALARM_AUTO_ACKED,
                            step.draft().acknowledge(A, Transition.SYSTEM, step.nowMillis()));
            case E -> again(step, E);
        };
    }

    /**
     * A point that fell silent with its device and speaks again with it: the alarm of the communication has told that, and five
     * hundred such points must not tell it once more. Nobody was told of any of its activations.
     */
    private static boolean isToldByItsCause(Alarm alarm, Suppression was) {
        return alarm.kind() == RuleKind.STALE && was.shelving() == null && was.outOfService() == null
                && alarm.suppressedRaises() == alarm.activation();
    }

    private static Transition again(TransitionContext step, AlarmState state) {
        return step.announced(ALARM_REANNUNCIATED, step.draft().visible(step.nowMillis()).announce(state));
    }
}
