package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages to households share a priority with messages to those on duty, and a street has hundreds of households. Both go by turns, so that neither
 * waits for all of the other, and repeats to households go after them. Escalation thread.
 */
final class HouseholdTurns {
    private boolean wasHousehold;

    /** @param due sorted by {@link Notification#URGENCY} */
    List<Notification> of(List<Notification> due) {
        List<Notification> households = due.stream().filter(HouseholdTurns::isToHousehold).toList();
        if (households.isEmpty()) {
            return due;
        }
        List<Notification> others = due.stream().filter(row -> !isToHousehold(row)).toList();
        int begin = (int) others.stream().filter(row -> row.priority.isAbove(Priority.P2)).count();
        int end = begin + (int) others.stream().filter(row -> row.priority == Priority.P2 && !row.isExercise()).count();
        List<Notification> first = households.stream().filter(row -> !isRepeat(row)).toList();
        List<Notification> all = new ArrayList<>(others.subList(0, begin));
        byTurns(wasHousehold ? others.subList(begin, end) : first, wasHousehold ? first : others.subList(begin, end), all);
        households.stream().filter(HouseholdTurns::isRepeat).forEach(all::add);
        all.addAll(others.subList(end, others.size()));
        return all;
    }

    private static void byTurns(List<Notification> one, List<Notification> other, List<Notification> into) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            into.addAll(one.subList(Math.min(i, one.size()), Math.min(i + 1, one.size())));
            into.addAll(other.subList(Math.min(i, other.size()), Math.min(i + 1, other.size())));
        }
    }

    /** It is handed over now. */
    void sent(Notification row) {
        if (row.priority == Priority.P2) {
            wasHousehold = isToHousehold(row);
        }
    }

    static boolean isToHousehold(Notification row) {
        return row.kind == SubjectKind.HOUSEHOLD;
    }

    private static boolean isRepeat(Notification row) {
        return row.purpose == MessagePurpose.CALL && row.round > 1;
    }
}
