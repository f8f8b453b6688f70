package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.Means;
import java.util.ArrayList;
import java.util.List;

/** Chooses means that do not fail together: of different kinds and, where there are any, with different addresses. */
final class Independence {
    private Independence() {}

    static List<Means> first(List<Means> means, int count) {
        List<Means> chosen = new ArrayList<>();
        chosen.add(means.getFirst());
        add(chosen, means, count, false);
        add(chosen, means, count, true);
        return chosen;
    }

    private static void add(List<Means> chosen, List<Means> means, int count, boolean isSameAddressEnough) {
        for (Means each : means) {
            if (chosen.size() < count && chosen.stream().noneMatch(other -> other.kind() == each.kind()
                    || !isSameAddressEnough && other.address().equals(each.address()))) {
                chosen.add(each);
            }
        }
    }
}
