package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * Request of a design rule to suppress an alarm, or to stop (S7, S8). The sender has checked that the causes are active on good
 * data, and ends the suppression when they are not any more.
 *
 * @param rule           the suppressing rule's id
 * @param isOn           whether it suppresses from now on
 * @param causes         alarm ids or mode names; at least two different ones for a P1
 * @param sourcePriority most urgent priority of the causes
 * @param until          when it ends by itself, ms since the epoch
 * @param reason         for the journal
 */
public record DesignSuppression(String alarmId, PointId point, String rule, boolean isOn, List<String> causes,
                                Priority sourcePriority, long until, String reason) {
    public DesignSuppression {
        causes = List.copyOf(causes);
    }

    /** Ends the suppression by that rule. */
    public static DesignSuppression off(String alarmId, PointId point, String rule, String reason) {
        return new DesignSuppression(alarmId, point, rule, false, List.of(), Priority.P4, 0, reason);
    }
}
