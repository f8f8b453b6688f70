package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import java.util.List;

/**
 * Computes some of the figures. Entries arrive in the order of decisions, after the alarms that were open at the start. One
 * thread.
 */
interface FigureBuilder {
    /** Takes an alarm that was not normal when the period began. */
    default void openAtStart(AlarmSnapshot standing) {}

    /** Takes an entry of the period that concerns an alarm. */
    void entry(KpiEntry line);

    /** The figures; called once, after the last entry. */
    List<Figure> figures();

    /** Whether the condition became true, whether or not the alarm was suppressed. */
    static boolean isRaise(KpiEntry line) {
        return line.refusal() == null && (line.type() == TransitionType.ALARM_RAISED
                || line.type() == TransitionType.ALARM_REACTIVATED);
    }

    /** Whether the entry counts for the alarm rate: announced to people, and not only a reminder of an acknowledgement. */
    static boolean isAnnounced(KpiEntry line) {
        return line.announced() && line.refusal() == null && switch (line.type()) {
            case ALARM_RAISED, ALARM_REACTIVATED, ALARM_ESCALATED, ALARM_REALARMED, ALARM_REANNUNCIATED -> true;
            default -> false;
        };
    }
}
