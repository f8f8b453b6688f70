package io.hazardwatch.gateway.notify;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;

/** A raised alarm for tests. */
public final class Raised {
    static final long AT = 1_763_781_234_567L;

    private Raised() {}

    public static Alarm alarm(Priority priority) {
        return alarm(priority, AlarmState.B);
    }

    static Alarm alarm(Priority priority, AlarmState state) {
        PointId point = PointId.parse("huarun-gas/lpg-depot-01/gd-07/lel");
        return new Alarm(Alarm.idOf(point, "high"), point, Text.of("gas"), "high", RuleKind.LIMIT, "HH", "%LEL", priority,
                priority, state, true, false, 1, 1, 1, AT, AT, 0, 0, "", 52.1, 50, 52.1, false, false);
    }

    public static Transition transition(Priority priority) {
        return new Transition(null, alarm(priority), TransitionType.ALARM_RAISED, true, null, AT, Transition.SYSTEM, "");
    }
}
