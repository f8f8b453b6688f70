package io.hazardwatch.gateway.duty.calendar;

/** Kinds of key period. */
public enum KeyPeriodKind {
    SPRING_FESTIVAL, TWO_SESSIONS, NATIONAL_DAY, FLOOD_SEASON, HIGH_TEMPERATURE, HEATING_SEASON, LOCAL_EVENT
}
