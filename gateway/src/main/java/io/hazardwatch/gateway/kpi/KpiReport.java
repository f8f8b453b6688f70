package io.hazardwatch.gateway.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/**
 * The figures of one operating position and one period. Lists are bounded, the worst first; floods in time.
 *
 * @param observed   the period, and when within it the gateway watched
 * @param entries    how many journal lines it is made from
 * @param floods     at most a thousand
 * @param frequent   alarms by activations
 * @param chattering raised three times in a minute, by activations
 * @param restless   chatter index above 0.05, by index
 * @param fleeting   gone within ten seconds and not back within a minute, by how often
 * @param staleDays  the day's highest count of stale alarms, by day (UTC)
 */
public record KpiReport(OperatingPosition position, ObservedPeriod observed, long entries, List<Figure> figures, List<Flood> floods,
                     List<AlarmFrequency> frequent, List<AlarmFrequency> chattering, List<AlarmFrequency> restless,
                     List<AlarmFrequency> fleeting, NavigableMap<LocalDate, Integer> staleDays) {
    /** What the figures are of. */
    public Period period() {
        return observed.period();
    }
}
