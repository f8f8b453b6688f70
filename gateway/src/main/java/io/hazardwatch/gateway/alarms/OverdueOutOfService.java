package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.Priority;

/** S11: raises an alarm of its own for an alarm that is out of service for longer than permitted, until that is resolved. */
final class OverdueOutOfService {
    private static final String RULE = "overdue-";

    private OverdueOutOfService() {}

    /** The finding about being overdue that follows from {@code done}, or null when nothing changes. */
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
