package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.journal.AlarmSnapshot;
import io.hazardwatch.gateway.journal.KpiEntry;
import java.util.List;

/** Some figures in the making. Lines come in the order of decisions, after what stood when the period began. One thread. */
interface FigureBuilder {
    /** An alarm that was not normal when the period began. */
    default void openAtStart(AlarmSnapshot standing) {}

    /** A line of the period that tells of an alarm. */
    void entry(KpiEntry line);

    /** What came out; asked once, after the last line. */
    List<Figure> figures();

    /** Whether the condition came true, shown or not. */
    static boolean isRaise(KpiEntry line) {
        return line.refusal() == null && (line.type() == TransitionType.ALARM_RAISED
                || line.type() == TransitionType.ALARM_REACTIVATED);
    }

    /** Whether it counts into the alarm rate: announced to a person, and not merely a reminder of an acknowledgement. */
    static boolean isAnnounced(KpiEntry line) {
        return line.announced() && line.refusal() == null && switch (line.type()) {
            case ALARM_RAISED, ALARM_REACTIVATED, ALARM_ESCALATED, ALARM_REALARMED, ALARM_REANNUNCIATED -> true;
            default -> false;
        };
    }
}
