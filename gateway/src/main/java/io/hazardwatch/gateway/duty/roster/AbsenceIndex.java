package io.hazardwatch.gateway.duty.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Absences by person; immutable. */
final class AbsenceIndex {
    private final Map<String, List<Leave>> byPerson = new HashMap<>();

    AbsenceIndex(Iterable<Leave> leaves) {
        for (Leave leave : leaves) {
            byPerson.computeIfAbsent(leave.person(), person -> new ArrayList<>(1)).add(leave);
        }
    }

    /** The one who is on in the place of {@code planned} at a second, following replacements; null when nobody is. */
    Assignment present(Assignment planned, long second) {
        Assignment present = planned;
        Set<String> seen = null;
        Leave leave = leaveOf(present.person(), second);
        while (leave != null) {
            seen = seen == null ? new HashSet<>() : seen;
            if (leave.replacement() == null || !seen.add(present.person())) {
                return null;
            }
            present = present.replacedBy(leave.replacement());
            leave = leaveOf(present.person(), second);
        }
        return present;
    }

    /** The leave given last counts where several overlap. */
    private Leave leaveOf(String person, long second) {
        Leave found = null;
        for (Leave leave : byPerson.getOrDefault(person, List.of())) {
            if (leave.covers(second)) {
                found = leave;
            }
        }
        return found;
    }

    /** Adds every second at which the one in the place of {@code person} may change, replacements included. */
    void addChanges(String person, Set<String> seen, Set<Long> changes) {
        if (byPerson.isEmpty() || !seen.add(person)) {
            return;
        }
        for (Leave leave : byPerson.getOrDefault(person, List.of())) {
            changes.add(leave.from().getEpochSecond());
            changes.add(leave.to().getEpochSecond());
            if (leave.replacement() != null) {
                addChanges(leave.replacement(), seen, changes);
            }
        }
    }
}
