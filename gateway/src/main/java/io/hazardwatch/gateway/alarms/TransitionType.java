package io.hazardwatch.gateway.alarms;

/** Journal record types (reference §3.4). */
public enum TransitionType {
    ALARM_RAISED,
    ALARM_REACTIVATED,
    ALARM_ESCALATED,
    ALARM_DEESCALATED,
    ALARM_RTN_UNACKED,
    ALARM_LATCHED_UNACKED,
    ALARM_LATCHED,
    ALARM_CLEARED,
    ALARM_ACKED,
    ALARM_ACK_REJECTED,
    ALARM_RESET,
    ALARM_RESET_REJECTED,
    ALARM_QUALITY_BAD,
    ALARM_QUALITY_GOOD,
    ALARM_COMMENTED
}
