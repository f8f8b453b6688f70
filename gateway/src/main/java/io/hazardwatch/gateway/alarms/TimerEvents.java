package io.hazardwatch.gateway.alarms;

import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.E;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_ACK_EXPIRED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_REALARMED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_RESET_PENDING;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_SHELVE_EXPIRED;
import static io.hazardwatch.gateway.alarms.TransitionType.ALARM_UNSUPPRESSED;
import static io.hazardwatch.gateway.alarms.TransitionType.SYS_OOS_OVERDUE;

/** Transitions of an alarm when one of its deadlines has passed. */
final class TimerEvents {
    /** No deadline. */
    static final long NEVER = Long.MAX_VALUE;

    private TimerEvents() {}

    /** The earliest time at which {@link #due} changes something, ms since the epoch. */
    static long next(Alarm alarm) {
        Suppression suppression = alarm.suppression();
        Timers timers = alarm.timers();
        long next = Math.min(orNever(timers.ackExpiresAt()), orNever(timers.reAlarmAt()));
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

    /** Applies the earliest deadline, which has passed. */
    static Transition due(TransitionContext context, long at) {
        Suppression suppression = context.alarm().suppression();
        Shelving shelving = suppression.shelving();
        if (shelving != null && shelving.until() == at) {
            return context.changed(ALARM_SHELVE_EXPIRED, context.draft().suppression(suppression.with((Shelving) null)));
        }
        for (Suppressor each : suppression.suppressors()) {
            if (each.until() == at) {
                return context.saying(each.rule() + ": the longest time is over")
                        .changed(ALARM_UNSUPPRESSED, context.draft().suppression(suppression.without(each.rule())));
            }
        }
        OutOfService out = suppression.outOfService();
        if (out != null && !out.overdue() && out.until() == at) {
            return context.changed(SYS_OOS_OVERDUE, context.draft().suppression(suppression.with(out.asOverdue())));
        }
        return context.alarm().timers().ackExpiresAt() == at ? ackExpired(context) : reAlarm(context);
    }

    /** C14; a latched and acknowledged alarm is not announced again, its reset is requested. */
    private static Transition ackExpired(TransitionContext context) {
        return context.state() == AlarmState.F ? context.changed(ALARM_RESET_PENDING, context.draft().restartAckExpiry())
                : context.announced(ALARM_ACK_EXPIRED, context.draft().announce(B));
    }

    /** C15. */
    private static Transition reAlarm(TransitionContext context) {
        return context.announced(ALARM_REALARMED, context.draft().reAlarm().announce(context.state() == E ? E : B));
    }

    /**
     * The timers after a change. Each state starts the timers that it needs and stops the others: an announcement may be repeated,
     * an acknowledgement expires, a suppressed or ended alarm has no timer.
     */
    static Timers after(Timers before, AlarmState state, boolean isSuppressed, boolean isAnnounced, PriorityPolicy policy,
                        long nowMillis) {
        if (isSuppressed || !state.isActive()) {
            return new Timers(0, 0, before.reAlarms());
        }
        long reAlarmAt = isAnnounced || before.reAlarmAt() == 0 ? in(policy.reAlarmMillis(), nowMillis) : before.reAlarmAt();
        long leaseUntil = before.ackExpiresAt() == 0 ? in(policy.ackExpiryMillis(), nowMillis) : before.ackExpiresAt();
        return new Timers(state.isAcked() ? leaseUntil : 0, state == AlarmState.F ? 0 : reAlarmAt, before.reAlarms());
    }

    private static long in(long millis, long nowMillis) {
        return millis == 0 ? 0 : nowMillis + millis;
    }
}
