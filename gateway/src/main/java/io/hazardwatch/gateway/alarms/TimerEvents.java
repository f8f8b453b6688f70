package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.E;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ACK_EXPIRED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_REALARMED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RESET_PENDING;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SHELVE_EXPIRED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSUPPRESSED;
import static io.hazardwatch.gateway.alarms.TransitionType.SYS_OOS_OVERDUE;

/** What an alarm does when a time it carries has come. */
final class TimerEvents {
    /** Nothing is due, ever. */
    static final long NEVER = Long.MAX_VALUE;

    private TimerEvents() {}

    /** The earliest time at which {@link #due} does something, ms since the epoch. */
    static long next(Alarm alarm) {
        Suppression suppression = alarm.suppression();
        Timers timers = alarm.timers();
        long next = Math.min(orNever(timers.leaseUntil()), orNever(timers.reAlarmAt()));
        if (suppression.shelving() != null) {
            next = Math.min(next, suppression.shelving().until());
        }
        for (Suppressor suppressor : suppression.suppressors()) {
            next = Math.min(next, suppressor.until());
        }
        OutOfService out = suppression.outOfService();
        return out == null || out.overdue() ? next : Math.min(next, out.until());
    }

    private static long orNever(long at) {
        return at == 0 ? NEVER : at;
    }

    /** Does what the earliest time asks for; it has come. */
    static Transition due(TransitionContext step, long at) {
        Suppression suppression = step.alarm().suppression();
        Shelving shelving = suppression.shelving();
        if (shelving != null && shelving.until() == at) {
            return step.changed(ALARM_SHELVE_EXPIRED, step.draft().suppression(suppression.with((Shelving) null)));
        }
        for (Suppressor each : suppression.suppressors()) {
            if (each.until() == at) {
                return step.saying(each.rule() + ": the longest time is over")
                        .changed(ALARM_UNSUPPRESSED, step.draft().suppression(suppression.without(each.rule())));
            }
        }
        OutOfService out = suppression.outOfService();
        if (out != null && !out.overdue() && out.until() == at) {
            return step.changed(SYS_OOS_OVERDUE, step.draft().suppression(suppression.with(out.asOverdue())));
        }
        return step.alarm().timers().leaseUntil() == at ? leaseOver(step) : reAlarm(step);
    }

    /** C14; what is latched and acknowledged is not announced, its reset is asked for. */
    private static Transition leaseOver(TransitionContext step) {
        return step.state() == AlarmState.F ? step.changed(ALARM_RESET_PENDING, step.draft().withoutLease())
                : step.announced(ALARM_ACK_EXPIRED, step.draft().announce(B));
    }

    /** C15. */
    private static Transition reAlarm(TransitionContext step) {
        return step.announced(ALARM_REALARMED, step.draft().reAlarm().announce(step.state() == E ? E : B));
    }

    /**
     * The timers after a change. Each state starts what it needs and stops the rest: an announcement may be repeated, an
     * acknowledgement runs out, what is suppressed or over does nothing by itself.
     */
    static Timers after(Timers before, AlarmState state, boolean isSuppressed, boolean isAnnounced, PriorityPolicy policy,
                        long nowMillis) {
        if (isSuppressed || !state.isActive()) {
            return new Timers(0, 0, before.reAlarms());
        }
        long reAlarmAt = isAnnounced || before.reAlarmAt() == 0 ? in(policy.reAlarmMillis(), nowMillis) : before.reAlarmAt();
        long leaseUntil = before.leaseUntil() == 0 ? in(policy.leaseMillis(), nowMillis) : before.leaseUntil();
        return new Timers(state.isAcked() ? leaseUntil : 0, state == AlarmState.F ? 0 : reAlarmAt, before.reAlarms());
    }

    private static long in(long millis, long nowMillis) {
        return millis == 0 ? 0 : nowMillis + millis;
    }
}
