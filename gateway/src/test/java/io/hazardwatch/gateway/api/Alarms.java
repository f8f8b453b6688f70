package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Suppression;
import io.hazardwatch.gateway.alarms.Suppressor;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;

/** Alarms for tests. */
public final class Alarms {
    private Alarms() {}

    /** A fresh HH alarm of 52.1 %LEL. */
    public static Alarm raised(PointId point, Priority priority, long atMillis) {
        return new Alarm(Alarm.idOf(point, "high"), point, new Text("可燃气体浓度", "Combustible gas"), "high", RuleKind.LIMIT,
                "HH", "%LEL", priority, priority, AlarmState.B, true, false, 1, 1, 1, atMillis, atMillis - 40, 0, 0, "", 52.1, 50,
                52.1, false, false);
    }

    /** What the point itself has against its instrument: {@code stale} or {@code quality}. */
    public static Alarm ofInstrument(PointId point, String rule, RuleKind kind, long atMillis) {
        return new Alarm(Alarm.idOf(point, rule), point, new Text("可燃气体浓度", "Combustible gas"), rule, kind, rule, "%LEL",
                Priority.P2, Priority.P2, AlarmState.B, true, false, 1, 1, 1, atMillis, atMillis, 0, 0, "", 0, Double.NaN, 0,
                false, false);
    }

    /** HH will be reached in 12 minutes, at least 9 and at most 20. */
    static Alarm foreseen(PointId point, long atMillis) {
        return new Alarm(Alarm.idOf(point, "soon"), point, new Text("可燃气体浓度", "Combustible gas"), "soon",
                RuleKind.TIME_TO_LIMIT, "HH", "%LEL", Priority.P2, Priority.P2, AlarmState.B, true, false, 1, 1, 1, atMillis,
                atMillis, 0, 0, "", 12, 9, 20, false, false);
    }

    /** The same alarm with something that keeps it from sounding. */
    public static Alarm suppressed(Alarm alarm, Suppression suppression) {
        return new Alarm(alarm.id(), alarm.point(), alarm.name(), alarm.rule(), alarm.kind(), alarm.level(), alarm.unit(),
                alarm.priority(), alarm.levelPriority(), alarm.state(), alarm.processActive(), alarm.latching(),
                alarm.occurrence(), alarm.activation(), alarm.annSeq(), alarm.raisedAt(), alarm.eventAt(), alarm.clearedAt(),
                alarm.ackedAt(), alarm.ackedBy(), alarm.value(), alarm.limit(), alarm.worst(), alarm.late(),
                alarm.qualityBad(), alarm.severityMax(), alarm.annunciation(), suppression, alarm.timers(), 0, 0);
    }

    /** Suppressed by a design rule whose only cause is the alarm of that id. */
    public static Alarm suppressedBy(Alarm alarm, String cause) {
        return suppressed(alarm, new Suppression(null, List.of(new Suppressor("design", List.of(cause), alarm.priority(),
                alarm.raisedAt(), alarm.raisedAt() + 3_600_000)), null));
    }

    /** The alarm's next occurrence, with the value of the first. */
    public static Alarm again(Alarm alarm, long occurrence, long atMillis) {
        return new Alarm(alarm.id(), alarm.point(), alarm.name(), alarm.rule(), alarm.kind(), alarm.level(), alarm.unit(),
                alarm.priority(), alarm.levelPriority(), AlarmState.B, true, alarm.latching(), occurrence, 1, alarm.annSeq() + 1,
                atMillis, atMillis, 0, 0, "", alarm.value(), alarm.limit(), alarm.worst(), false, false);
    }

    public static Alarm with(Alarm alarm, AlarmState state, long annSeq, long ackedAt, String ackedBy) {
        boolean processActive = state == AlarmState.B || state == AlarmState.C;
        return new Alarm(alarm.id(), alarm.point(), alarm.name(), alarm.rule(), alarm.kind(), alarm.level(), alarm.unit(),
                alarm.priority(), alarm.levelPriority(), state, processActive, alarm.latching(), alarm.occurrence(), alarm.activation(), annSeq,
                alarm.raisedAt(), alarm.eventAt(), processActive ? 0 : alarm.raisedAt() + 60_000, ackedAt, ackedBy,
                alarm.value(), alarm.limit(), alarm.worst(), alarm.late(), alarm.qualityBad());
    }

    public static Transition transition(Alarm before, Alarm after, TransitionType type, String actor) {
        return new Transition(before, after, type, type == TransitionType.ALARM_RAISED, null, after.raisedAt(), actor, "");
    }
}
