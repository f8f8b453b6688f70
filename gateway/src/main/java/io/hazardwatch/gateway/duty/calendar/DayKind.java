package io.hazardwatch.gateway.duty.calendar;

/** Whether a day is worked. */
public enum DayKind {
    WORKDAY, WEEKEND, HOLIDAY,
    /** A day at a weekend that is worked in exchange for a holiday. */
    MAKE_UP_WORKDAY;

    /** Whether most people are off. */
    public boolean isOff() {
        return this == WEEKEND || this == HOLIDAY;
    }
}
