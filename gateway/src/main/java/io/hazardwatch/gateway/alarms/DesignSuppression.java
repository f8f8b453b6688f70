package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * What a rule of the plant's design says of an alarm (S7, S8). Who says it has made sure that the causes are active and their
 * own inputs good, and takes it back when that ends.
 *
 * @param rule           the suppressing rule's id
 * @param isOn           whether it suppresses from now on
 * @param causes         alarm ids or mode names; at least two different ones for a P1
 * @param sourcePriority most urgent priority of the causes
 * @param until          when it lets go by itself, ms since the epoch
 * @param reason         for the journal
 */
public record DesignSuppression(String alarmId, PointId point, String rule, boolean isOn, List<String> causes,
                                Priority sourcePriority, long until, String reason) {
    public DesignSuppression {
        causes = List.copyOf(causes);
    }

    /** The rule lets go. */
    public static DesignSuppression off(String alarmId, PointId point, String rule, String reason) {
        return new DesignSuppression(alarmId, point, rule, false, List.of(), Priority.P4, 0, reason);
    }
}
