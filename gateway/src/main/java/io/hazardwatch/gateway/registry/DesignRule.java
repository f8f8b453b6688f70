package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * Suppression by design: while all causes are active, other alarms carry no new information.
 *
 * @param when           the causes, all of which must be active
 * @param sourcePriority the most urgent of the causes; no more urgent alarm is suppressed by them
 * @param alarms         the alarms that are suppressed
 * @param millisMax      longest suppression, from when the last cause became active
 */
public record DesignRule(String id, List<AlarmName> when, Priority sourcePriority, List<SuppressibleAlarm> alarms,
                         long millisMax) {
    public DesignRule {
        when = List.copyOf(when);
        alarms = List.copyOf(alarms);
    }
}
