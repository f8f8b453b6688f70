package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.people.ContactMeans;
import java.util.ArrayList;
import java.util.List;

/** Chooses means that do not fail together: of different kinds and, where there are any, with different addresses. */
final class IndependentMeans {
    private IndependentMeans() {}

    static List<ContactMeans> first(List<ContactMeans> means, int count) {
        List<ContactMeans> chosen = new ArrayList<>();
        chosen.add(means.getFirst());
        add(chosen, means, count, false);
        add(chosen, means, count, true);
        return chosen;
    }

    private static void add(List<ContactMeans> chosen, List<ContactMeans> means, int count, boolean isSameAddressEnough) {
        for (ContactMeans each : means) {
            if (chosen.size() < count && chosen.stream().noneMatch(other -> other.kind() == each.kind()
                    || !isSameAddressEnough && other.address().equals(each.address()))) {
                chosen.add(each);
            }
        }
    }
}
