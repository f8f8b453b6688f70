package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * Suppression by design: while all of some alarms are active, others say nothing new.
 *
 * @param when           the causes, all of which must be active
 * @param sourcePriority the most urgent of the causes; no more urgent alarm is suppressed by them
 * @param alarms         what is suppressed
 * @param millisMax      how long at most, from when the causes met
 */
public record DesignRule(String id, List<AlarmName> when, Priority sourcePriority, List<RatedAlarm> alarms,
                         long millisMax) {
    public DesignRule {
        when = List.copyOf(when);
        alarms = List.copyOf(alarms);
    }
}
