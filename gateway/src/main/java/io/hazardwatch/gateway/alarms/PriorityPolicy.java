package io.hazardwatch.gateway.alarms;

/**
 * What holds for alarms of one priority.
 *
 * @param leaseMillis     how long an acknowledgement holds while the condition does; 0 = without end
 * @param reAlarmMillis   after which an alarm that is still there is announced anew; 0 = never
 * @param shelveMillisMax longest shelving; 0 = may not be shelved
 * @param autoAck         returns to normal without anybody's acknowledgement
 */
public record PriorityPolicy(long leaseMillis, long reAlarmMillis, long shelveMillisMax, boolean autoAck) {}
