package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Suppressor;
import io.hazardwatch.gateway.model.Priority;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Groups alarms that a design rule suppresses under the alarm that is their cause. A P1 alarm is never grouped, nor is an alarm
 * whose cause is not on the list.
 */
final class AlarmGroup {
    private AlarmGroup() {}

    /** Id of the alarm that caused this one; null if it is not grouped. */
    static String of(Alarm alarm) {
        String enterprise = alarm.point().enterprise() + '.';
        for (Suppressor suppressor : alarm.suppression().suppressors()) {
            for (String cause : suppressor.causes()) {
                if (cause.startsWith(enterprise) && !cause.equals(alarm.id())) {
                    return cause;
                }
            }
        }
        return null;
    }

    /** Whether a list that shows the alarms of {@code shown} may leave this alarm out. */
    static boolean isFolded(Alarm alarm, Set<String> shown) {
        String head = of(alarm);
        return head != null && alarm.priority() != Priority.P1 && shown.contains(head);
    }

    /** Number of alarms folded under each remaining alarm. */
    static Map<String, Integer> folded(Collection<Alarm> listed) {
        Set<String> heads = listed.stream().filter(alarm -> of(alarm) == null).map(Alarm::id).collect(Collectors.toSet());
        Map<String, Integer> counts = new HashMap<>();
        listed.stream().filter(alarm -> isFolded(alarm, heads)).forEach(alarm -> counts.merge(of(alarm), 1, Integer::sum));
        return counts;
    }
}
