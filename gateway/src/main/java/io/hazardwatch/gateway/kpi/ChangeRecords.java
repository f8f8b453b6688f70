package io.hazardwatch.gateway.kpi;

/** Which changes of the configuration nobody approved. May block; worker threads. */
@FunctionalInterface
public interface ChangeRecords {
    /** Nothing is known. */
    ChangeRecords NONE = (position, period) -> -1;

    /** How many of them concern a site of that position within the period; negative if that is not known. */
    int unapproved(OperatingPosition position, Period period);
}
