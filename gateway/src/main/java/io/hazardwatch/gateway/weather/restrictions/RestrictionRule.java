package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.actions.ActionTable;

/**
 * Why work is forbidden: a limit of a local measurement, or a warning.
 *
 * @param measure      that is compared with {@code limit}; null for a warning
 * @param isAbove      whether values at and above the limit count, else those at and below
 * @param event        hazard or code of the event type; null for a measurement
 * @param from         the least colour it holds for; null for a measurement
 * @param holdMinutes  after the last exceedance; 0 for a warning
 * @param isUpgradable whether the work may go on under a permit of a higher grade
 */
public record RestrictionRule(String id, RestrictedWork work, WeatherMeasure measure, boolean isAbove, double limit, String event,
                              WarningColour from, int holdMinutes, boolean isUpgradable, Text text, String source, String mark) {
    /** Whether that value of the measure is one that forbids the work. */
    public boolean isExceededBy(double value) {
        return isAbove ? value >= limit : value <= limit;
    }

    /** Whether that warning forbids the work; one without a colour counts by its severity. */
    public boolean appliesTo(Warning warning) {
        WarningColour counted = warning.colour() == WarningColour.NOT_STATED ? ActionTable.bySeverity(warning.severity()) : warning.colour();
        boolean isOfEvent = warning.kind().hazard().equals(event) || warning.kind().code().equals(event);
        return measure == null && isOfEvent && counted.compareTo(from) >= 0;
    }

    /** Whether it forbids at least as much as {@code other}. */
    boolean isAtLeastAsStrictAs(RestrictionRule other) {
        boolean isSame = work == other.work && measure == other.measure && (!isUpgradable || other.isUpgradable);
        boolean isAsEarly = measure == null ? event.equals(other.event) && from.compareTo(other.from) <= 0
                : isAbove == other.isAbove && (isAbove ? limit <= other.limit : limit >= other.limit) && holdMinutes >= other.holdMinutes;
        return isSame && isAsEarly;
    }
}
