package io.hazardwatch.gateway.alarms;

/**
 * The policy for alarms of one priority.
 *
 * @param ackExpiryMillis how long an acknowledgement is valid while the condition lasts; 0 = without end
 * @param reAlarmMillis   time after which an alarm that is still active is announced again; 0 = never
 * @param shelveMillisMax longest shelving; 0 = may not be shelved
 * @param autoAck         whether it returns to normal without an acknowledgement
 */
public record PriorityPolicy(long ackExpiryMillis, long reAlarmMillis, long shelveMillisMax, boolean autoAck) {}
