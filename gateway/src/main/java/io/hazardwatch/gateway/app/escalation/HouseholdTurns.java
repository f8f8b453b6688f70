package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.MessagePurpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Messages to households share a priority with messages to those on duty, and a street has hundreds of households. Both go by turns, so that neither
 * waits for all of the other, and repeats to households go after them. Each channel has its own turns, because each has a rate of its own. Escalation
 * thread.
 */
final class HouseholdTurns {
    /** Channels whose last P2 went to a household. */
    private final Set<String> afterHousehold = new HashSet<>();

    /**
     * @param due     sorted by {@link Notification#URGENCY}
     * @param channel the id of the channel by which a message would go; empty if by none
     */
    List<Notification> of(List<Notification> due, Function<Notification, String> channel) {
        List<Notification> households = due.stream().filter(HouseholdTurns::isToHousehold).toList();
        if (households.isEmpty()) {
            return due;
        }
        List<Notification> others = due.stream().filter(row -> !isToHousehold(row)).toList();
        int begin = (int) others.stream().filter(row -> row.priority.isAbove(Priority.P2)).count();
        int end = begin + (int) others.stream().filter(row -> row.priority == Priority.P2 && !row.isExercise()).count();
        List<Notification> first = households.stream().filter(row -> !isRepeat(row)).toList();
        List<Notification> all = new ArrayList<>(others.subList(0, begin));
        Map<String, List<Notification>> staffBy = byChannel(others.subList(begin, end), channel);
        Map<String, List<Notification>> firstBy = byChannel(first, channel);
        Set<String> ids = new LinkedHashSet<>(staffBy.keySet());
        ids.addAll(firstBy.keySet());
        for (String id : ids) {
            List<Notification> staff = staffBy.getOrDefault(id, List.of());
            List<Notification> called = firstBy.getOrDefault(id, List.of());
            boolean wasHousehold = afterHousehold.contains(id);
            byTurns(wasHousehold ? staff : called, wasHousehold ? called : staff, all);
        }
        households.stream().filter(HouseholdTurns::isRepeat).forEach(all::add);
        all.addAll(others.subList(end, others.size()));
        return all;
    }

    private static Map<String, List<Notification>> byChannel(List<Notification> rows, Function<Notification, String> channel) {
        return rows.stream().collect(Collectors.groupingBy(channel, LinkedHashMap::new, Collectors.toList()));
    }

    private static void byTurns(List<Notification> one, List<Notification> other, List<Notification> into) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            into.addAll(one.subList(Math.min(i, one.size()), Math.min(i + 1, one.size())));
            into.addAll(other.subList(Math.min(i, other.size()), Math.min(i + 1, other.size())));
        }
    }

    /** It is handed over now. */
    void sent(Notification row) {
        if (row.priority == Priority.P2 && isToHousehold(row)) {
            afterHousehold.add(row.channel);
        } else if (row.priority == Priority.P2) {
            afterHousehold.remove(row.channel);
        }
    }

    static boolean isToHousehold(Notification row) {
        return row.kind == SubjectKind.HOUSEHOLD;
    }

    private static boolean isRepeat(Notification row) {
        return row.purpose == MessagePurpose.CALL && row.round > 1;
    }
}
