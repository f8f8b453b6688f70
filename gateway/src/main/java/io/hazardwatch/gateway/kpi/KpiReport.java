package io.hazardwatch.gateway.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/**
 * The figures of one operating position for one period. Lists are bounded and sorted worst first, floods by time.
 *
 * @param observed   the period, and when the gateway was watching during it
 * @param entries    number of journal entries it is computed from
 * @param floods     at most a thousand
 * @param frequent   alarms by number of activations
 * @param chattering alarms raised three times within a minute, by activations
 * @param restless   alarms with a chatter index above 0.05, by index
 * @param fleeting   alarms gone within ten seconds and not back within a minute, by count
 * @param staleDays  highest count of stale alarms, by day (UTC)
 */
public record KpiReport(OperatingPosition position, ObservedPeriod observed, long entries, List<Figure> figures, List<Flood> floods,
                     List<AlarmFrequency> frequent, List<AlarmFrequency> chattering, List<AlarmFrequency> restless,
                     List<AlarmFrequency> fleeting, NavigableMap<LocalDate, Integer> staleDays) {
    /** The period of the figures. */
    public Period period() {
        return observed.period();
    }
}
