package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;

/** S11: what is out of service for longer than was permitted has an alarm of its own, until it is put right. */
final class Overdue {
    private static final String RULE = "overdue-";

    private Overdue() {}

    /** What {@code done} says about being overdue, or null when it changes nothing about that. */
    static Finding finding(Transition done, long nowMillis) {
        Alarm alarm = done.after();
        boolean was = done.before() != null && isOverdue(done.before());
        if (done.refusal() != null || was == isOverdue(alarm)) {
            return null;
        }
        return Finding.plain(alarm.point(), alarm.name(), alarm.unit(), RULE + alarm.rule(), RuleKind.OVERDUE,
                was ? FindingType.CLEAR : FindingType.RAISE, alarm.rule(), Priority.P2, nowMillis);
    }

    private static boolean isOverdue(Alarm alarm) {
        OutOfService out = alarm.suppression().outOfService();
        return out != null && out.overdue();
    }
}
