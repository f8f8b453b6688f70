package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_IN_SERVICE;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_IN_SERVICE_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_OOS;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_OOS_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SHELVED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SHELVE_EXTENDED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SHELVE_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SUPPRESSED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SUPPRESS_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSHELVED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSHELVE_REJECTED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSUPPRESSED;

import io.hazardwatch.gateway.model.Priority;

/**
 * Commands of people and design rules on the suppression region (S1 to S10) of a known alarm. The core state is not touched;
 * {@link ConsequentTransitions} decides about it when the last suppression ends. Null is a legal no-op.
 */
final class SuppressionActions {
    private SuppressionActions() {}

    /** S1, S2, S6. */
    static Transition shelve(TransitionContext context, AlarmCommand.Shelve shelve, RuleContext ruleContext) {
        Priority priority = presentPriority(context, ruleContext);
        Refusal refusal = shelveRefusal(context, shelve, priority);
        if (refusal != null) {
            return context.refused(ALARM_SHELVE_REJECTED, refusal);
        }
        long until = context.nowMillis() + millis(context, shelve, priority);
        Shelving present = context.alarm().suppression().shelving();
        if (present == null) {
            return suppressed(context, ALARM_SHELVED, context.alarm().suppression().with(new Shelving(shelve.isOneShot(),
                    context.nowMillis(), until, context.comment(), context.actor(), 0, priority)));
        }
        return suppressed(context, ALARM_SHELVE_EXTENDED, context.alarm().suppression()
                .with(present.extended(shelve.isOneShot(), until, context.comment(), context.actor())));
    }

    /** An alarm that is normal is shelved at the least urgent priority that it can have; when it becomes more urgent, it is unshelved. */
    private static Priority presentPriority(TransitionContext context, RuleContext ruleContext) {
        return context.state() == AlarmState.A && ruleContext.rule() != null ? ruleContext.rule().mildest() : context.alarm().priority();
    }

    private static Refusal shelveRefusal(TransitionContext context, AlarmCommand.Shelve shelve, Priority priority) {
        boolean isActive = context.state() == AlarmState.B || context.state() == AlarmState.C;
        if (!context.hasReason()) {
            return Refusal.NO_REASON;
        }
        if (context.alarm().suppression().outOfService() != null) {
            return Refusal.OUT_OF_SERVICE;
        }
        if (shelve.isOneShot() && !isActive) {
            return Refusal.STATE;
        }
        return durationRefusal(context, shelve, priority);
    }

    private static long millisMax(TransitionContext context, Priority priority) {
        return context.policy().shelveMillisMax(context.alarm().kind(), priority);
    }

    private static long millis(TransitionContext context, AlarmCommand.Shelve shelve, Priority priority) {
        return shelve.millis() == 0 ? millisMax(context, priority) : shelve.millis();
    }

    private static Refusal durationRefusal(TransitionContext context, AlarmCommand.Shelve shelve, Priority priority) {
        long max = millisMax(context, priority);
        long millis = millis(context, shelve, priority);
        if (max == 0) {
            return Refusal.NOT_SHELVABLE;
        }
        if (millis > max) {
            return Refusal.TOO_LONG;
        }
        if (priority == Priority.P1 && !isSecondPerson(shelve.second(), shelve.actor())) {
            return Refusal.NEEDS_SECOND_PERSON;
        }
        Shelving present = context.alarm().suppression().shelving();
        boolean isBeyond = present != null && context.nowMillis() + millis - present.since() > 2 * max;
        return isBeyond && !shelve.isSupervisor() ? Refusal.NEEDS_SUPERVISOR : null;
    }

    /** Nobody agrees to what they do themselves. */
    static boolean isSecondPerson(String second, String actor) {
        return second != null && !second.equals(actor);
    }

    /** S3. */
    static Transition unshelve(TransitionContext context) {
        if (context.alarm().suppression().shelving() == null) {
            return context.refused(ALARM_UNSHELVE_REJECTED, Refusal.NOT_SHELVED);
        }
        return suppressed(context, ALARM_UNSHELVED, context.alarm().suppression().with((Shelving) null));
    }

    /** S9; renews the permit when it is out of service already. */
    static Transition removeFromService(TransitionContext context, AlarmCommand.RemoveFromService command, RuleContext ruleContext) {
        Refusal refusal = removalRefusal(context, command, ruleContext);
        if (refusal != null) {
            return context.refused(ALARM_OOS_REJECTED, refusal);
        }
        OutOfService present = context.alarm().suppression().outOfService();
        long since = present == null ? context.nowMillis() : present.since();
        return suppressed(context, ALARM_OOS, context.alarm().suppression().with(new OutOfService(command.permit(), since,
                command.until(), command.measure(), command.actor(), command.second(), false)));
    }

    private static Refusal removalRefusal(TransitionContext context, AlarmCommand.RemoveFromService command, RuleContext ruleContext) {
        if (context.alarm().kind().isOfGateway()) {
            return Refusal.SYSTEM_ALARM;
        }
        if (command.permit().isBlank() || command.measure().isBlank()) {
            return Refusal.NO_PERMIT;
        }
        if (command.until() <= context.nowMillis()) {
            return Refusal.PAST;
        }
        if (command.until() - context.nowMillis() > AlarmPolicy.OUT_OF_SERVICE_MILLIS_MAX) {
            return Refusal.TOO_LONG;
        }
        boolean canBeCritical = context.alarm().priority() == Priority.P1
                || ruleContext.rule() != null && ruleContext.rule().gravest() == Priority.P1;
        return canBeCritical && !isSecondPerson(command.second(), command.actor()) ? Refusal.NEEDS_SECOND_PERSON : null;
    }

    /** S10. */
    static Transition returnToService(TransitionContext context) {
        if (context.alarm().suppression().outOfService() == null) {
            return context.refused(ALARM_IN_SERVICE_REJECTED, Refusal.IN_SERVICE);
        }
        if (!context.hasReason()) {
            return context.refused(ALARM_IN_SERVICE_REJECTED, Refusal.NO_REASON);
        }
        return suppressed(context, ALARM_IN_SERVICE, context.alarm().suppression().with((OutOfService) null));
    }

    /** S7, S8. Repeating a suppression does not extend it: its end stays. */
    static Transition design(TransitionContext context, DesignSuppression said) {
        Suppression present = context.alarm().suppression();
        Suppressor known = present.suppressor(said.rule());
        if (!said.isOn()) {
            return known == null ? null : suppressed(context, ALARM_UNSUPPRESSED, present.without(said.rule()));
        }
        if (known != null && known.causes().equals(said.causes()) && known.sourcePriority() == said.sourcePriority()) {
            return null;
        }
        long since = known == null ? context.nowMillis() : known.since();
        long until = known == null ? said.until() : Math.min(known.until(), said.until());
        Suppressor next = new Suppressor(said.rule(), said.causes(), said.sourcePriority(), since, until);
        Refusal refusal = designRefusal(context, next);
        return refusal == null ? suppressed(context, ALARM_SUPPRESSED, present.with(next))
                : context.refused(ALARM_SUPPRESS_REJECTED, refusal);
    }

    private static Refusal designRefusal(TransitionContext context, Suppressor next) {
        if (context.alarm().kind().isOfGateway()) {
            return Refusal.SYSTEM_ALARM;
        }
        return next.until() <= context.nowMillis() ? Refusal.PAST : unfit(context.alarm(), next);
    }

    /** Why a design rule must not suppress the alarm as it stands, or null. A normal alarm is checked when it is raised. */
    static Refusal unfit(Alarm alarm, Suppressor suppressor) {
        if (alarm.state() == AlarmState.A) {
            return null;
        }
        if (alarm.priority().isAbove(suppressor.sourcePriority())) {
            return Refusal.MORE_URGENT;
        }
        boolean isSingle = suppressor.causes().stream().distinct().count() < 2;
        return alarm.priority() == Priority.P1 && isSingle ? Refusal.SINGLE_CAUSE : null;
    }

    private static Transition suppressed(TransitionContext context, TransitionType type, Suppression next) {
        return context.changed(type, context.draft().suppression(next));
    }
}
