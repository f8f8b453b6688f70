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
 * What people and design rules do to the suppression region (S1 to S10); the alarm is known. The core is left alone: what
 * becomes of it when the last member leaves is {@link FollowUps}'s. Null is a legal no-op.
 */
final class SuppressionActions {
    private SuppressionActions() {}

    /** S1, S2, S6. */
    static Transition shelve(TransitionContext step, AlarmCommand.Shelve shelve, RuleContext footing) {
        Priority priority = presentPriority(step, footing);
        Refusal refusal = shelveRefusal(step, shelve, priority);
        if (refusal != null) {
            return step.refused(ALARM_SHELVE_REJECTED, refusal);
        }
        long until = step.nowMillis() + millis(step, shelve, priority);
        Shelving present = step.alarm().suppression().shelving();
        if (present == null) {
            return suppressed(step, ALARM_SHELVED, step.alarm().suppression().with(new Shelving(shelve.isOneShot(),
                    step.nowMillis(), until, step.comment(), step.actor(), 0, priority)));
        }
        return suppressed(step, ALARM_SHELVE_EXTENDED, step.alarm().suppression()
                .with(present.extended(shelve.isOneShot(), until, step.comment(), step.actor())));
    }

    /** An alarm that is normal is shelved as the mildest it can become: what is graver leaves the shelf by itself. */
    private static Priority presentPriority(TransitionContext step, RuleContext footing) {
        return step.state() == AlarmState.A && footing.rule() != null ? footing.rule().mildest() : step.alarm().priority();
    }

    private static Refusal shelveRefusal(TransitionContext step, AlarmCommand.Shelve shelve, Priority priority) {
        boolean isActive = step.state() == AlarmState.B || step.state() == AlarmState.C;
        if (!step.hasReason()) {
            return Refusal.NO_REASON;
        }
        if (step.alarm().suppression().outOfService() != null) {
            return Refusal.OUT_OF_SERVICE;
        }
        if (shelve.isOneShot() && !isActive) {
            return Refusal.STATE;
        }
        return durationRefusal(step, shelve, priority);
    }

    private static long millisMax(TransitionContext step, Priority priority) {
        long max = step.policy().of(priority).shelveMillisMax();
        return step.alarm().kind().isOfGateway() ? Math.min(max, AlarmPolicy.SYSTEM_SHELVE_MILLIS_MAX) : max;
    }

    private static long millis(TransitionContext step, AlarmCommand.Shelve shelve, Priority priority) {
        return shelve.millis() == 0 ? millisMax(step, priority) : shelve.millis();
    }

    private static Refusal durationRefusal(TransitionContext step, AlarmCommand.Shelve shelve, Priority priority) {
        long max = millisMax(step, priority);
        long millis = millis(step, shelve, priority);
        if (max == 0) {
            return Refusal.NOT_SHELVABLE;
        }
        if (millis > max) {
            return Refusal.TOO_LONG;
        }
        if (priority == Priority.P1 && !isSecondPerson(shelve.second(), shelve.actor())) {
            return Refusal.NEEDS_SECOND_PERSON;
        }
        Shelving present = step.alarm().suppression().shelving();
        boolean isBeyond = present != null && step.nowMillis() + millis - present.since() > 2 * max;
        return isBeyond && !shelve.isSupervisor() ? Refusal.NEEDS_SUPERVISOR : null;
    }

    private static boolean isSecondPerson(String second, String actor) {
        return second != null && !second.equals(actor);
    }

    /** S3. */
    static Transition unshelve(TransitionContext step) {
        if (step.alarm().suppression().shelving() == null) {
            return step.refused(ALARM_UNSHELVE_REJECTED, Refusal.NOT_SHELVED);
        }
        return suppressed(step, ALARM_UNSHELVED, step.alarm().suppression().with((Shelving) null));
    }

    /** S9; a renewal when it is out already. */
    static Transition removeFromService(TransitionContext step, AlarmCommand.RemoveFromService command, RuleContext footing) {
        Refusal refusal = removalRefusal(step, command, footing);
        if (refusal != null) {
            return step.refused(ALARM_OOS_REJECTED, refusal);
        }
        OutOfService present = step.alarm().suppression().outOfService();
        long since = present == null ? step.nowMillis() : present.since();
        return suppressed(step, ALARM_OOS, step.alarm().suppression().with(new OutOfService(command.permit(), since,
                command.until(), command.measure(), command.actor(), command.second(), false)));
    }

    private static Refusal removalRefusal(TransitionContext step, AlarmCommand.RemoveFromService command, RuleContext footing) {
        if (step.alarm().kind().isOfGateway()) {
            return Refusal.SYSTEM_ALARM;
        }
        if (command.permit().isBlank() || command.measure().isBlank()) {
            return Refusal.NO_PERMIT;
        }
        if (command.until() <= step.nowMillis()) {
            return Refusal.PAST;
        }
        if (command.until() - step.nowMillis() > AlarmPolicy.OUT_OF_SERVICE_MILLIS_MAX) {
            return Refusal.TOO_LONG;
        }
        boolean canBeCritical = step.alarm().priority() == Priority.P1
                || footing.rule() != null && footing.rule().gravest() == Priority.P1;
        return canBeCritical && !isSecondPerson(command.second(), command.actor()) ? Refusal.NEEDS_SECOND_PERSON : null;
    }

    /** S10. */
    static Transition returnToService(TransitionContext step) {
        if (step.alarm().suppression().outOfService() == null) {
            return step.refused(ALARM_IN_SERVICE_REJECTED, Refusal.IN_SERVICE);
        }
        if (!step.hasReason()) {
            return step.refused(ALARM_IN_SERVICE_REJECTED, Refusal.NO_REASON);
        }
        return suppressed(step, ALARM_IN_SERVICE, step.alarm().suppression().with((OutOfService) null));
    }

    /** S7, S8. What holds already holds no longer by being said again: its end stays where it was. */
    static Transition design(TransitionContext step, DesignSuppression said) {
        Suppression present = step.alarm().suppression();
        Suppressor known = present.suppressor(said.rule());
        if (!said.isOn()) {
            return known == null ? null : suppressed(step, ALARM_UNSUPPRESSED, present.without(said.rule()));
        }
        if (known != null && known.causes().equals(said.causes()) && known.sourcePriority() == said.sourcePriority()) {
            return null;
        }
        long since = known == null ? step.nowMillis() : known.since();
        long until = known == null ? said.until() : Math.min(known.until(), said.until());
        Suppressor next = new Suppressor(said.rule(), said.causes(), said.sourcePriority(), since, until);
        Refusal refusal = designRefusal(step, next);
        return refusal == null ? suppressed(step, ALARM_SUPPRESSED, present.with(next))
                : step.refused(ALARM_SUPPRESS_REJECTED, refusal);
    }

    private static Refusal designRefusal(TransitionContext step, Suppressor next) {
        if (step.alarm().kind().isOfGateway()) {
            return Refusal.SYSTEM_ALARM;
        }
        return next.until() <= step.nowMillis() ? Refusal.PAST : unfit(step.alarm(), next);
    }

    /** Why a design rule must not suppress the alarm as it stands, or null. What is normal becomes graver first. */
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

    private static Transition suppressed(TransitionContext step, TransitionType type, Suppression next) {
        return step.changed(type, step.draft().suppression(next));
    }
}
