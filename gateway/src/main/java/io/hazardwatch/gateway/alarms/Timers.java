package io.hazardwatch.gateway.alarms;

/**
 * The timers of an alarm; kept with it in the journal, so that a restart neither forgets nor repeats one.
 * Nothing runs while the alarm is suppressed.
 *
 * @param ackExpiresAt when the acknowledgement expires while the condition lasts, ms since the epoch; 0 = never
 * @param reAlarmAt    when an alarm that is still active is announced again; 0 = never
 * @param reAlarms     how often that happened in this occurrence
 */
public record Timers(long ackExpiresAt, long reAlarmAt, int reAlarms) {
    /** No timer runs. */
    public static final Timers NONE = new Timers(0, 0, 0);

    Timers moved(long byMillis) {
        return new Timers(ackExpiresAt == 0 ? 0 : ackExpiresAt + byMillis, reAlarmAt == 0 ? 0 : reAlarmAt + byMillis, reAlarms);
    }
}
