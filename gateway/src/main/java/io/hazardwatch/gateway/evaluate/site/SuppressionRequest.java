package io.hazardwatch.gateway.evaluate.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.AlarmName;
import java.util.List;

/**
 * A design rule begins or ends the suppression of an alarm.
 *
 * @param design         the rule's name, unique within the site
 * @param causes         alarm ids or names of modes; empty when it ends
 * @param sourcePriority most urgent of the causes
 * @param untilMillis    when it ends by itself
 * @param reason         for the journal
 */
public record SuppressionRequest(AlarmName alarm, String design, boolean isOn, List<String> causes, Priority sourcePriority,
                        long untilMillis, String reason) {
    /** Ends the suppression by the design rule. */
    public static SuppressionRequest over(PointId point, String rule, String design, String reason) {
        return over(new AlarmName(point, rule, null), design, reason);
    }

    static SuppressionRequest over(AlarmName alarm, String design, String reason) {
        return new SuppressionRequest(alarm, design, false, List.of(), Priority.P4, 0, reason);
    }
}
