package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.actions.ActionTable;

/**
 * What is tighter at a site while a warning is in force there.
 *
 * @param event                hazard or code of the event type
 * @param from                 the least colour it holds for
 * @param escalationPercent    how long escalation waits, in percent of the usual time
 * @param moreRollCalls        roll calls in a shift beyond the usual number
 * @param leaderOnSite         whether the leader on shift must be at the site
 * @param hotWorkOneGradeHigher whether hot work counts one grade higher
 */
public record TighteningRule(String id, String event, WarningColour from, int escalationPercent, int moreRollCalls, boolean leaderOnSite,
                             boolean hotWorkOneGradeHigher, Text text, String source, String mark) {
    /** Whether it holds while that warning is in force. */
    boolean appliesTo(Warning warning) {
        WarningColour counted = warning.colour() == WarningColour.NOT_STATED ? ActionTable.bySeverity(warning.severity()) : warning.colour();
        return (warning.kind().hazard().equals(event) || warning.kind().code().equals(event)) && counted.compareTo(from) >= 0;
    }
}
