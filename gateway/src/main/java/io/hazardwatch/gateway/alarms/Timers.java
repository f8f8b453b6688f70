package io.hazardwatch.gateway.alarms;

/**
 * What an alarm does by itself, and when; kept with it in the journal, so that a restart neither forgets nor repeats.
 * Nothing runs while the alarm is suppressed.
 *
 * @param leaseUntil how long the acknowledgement holds while the condition does, ms since the epoch; 0 = no end
 * @param reAlarmAt  when an alarm that is still there is announced anew; 0 = never
 * @param reAlarms   how often that happened in this occurrence
 */
public record Timers(long leaseUntil, long reAlarmAt, int reAlarms) {
    /** Nothing runs. */
    public static final Timers NONE = new Timers(0, 0, 0);

    Timers moved(long byMillis) {
        return new Timers(leaseUntil == 0 ? 0 : leaseUntil + byMillis, reAlarmAt == 0 ? 0 : reAlarmAt + byMillis, reAlarms);
    }
}
