package io.hazardwatch.gateway.response.warnings;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What belongs together of messages that were sent. Pure. */
final class OwnWarningChains {
    private static final Comparator<OwnWarning> IN_ORDER = Comparator.comparingLong(OwnWarning::sentMillis).thenComparingLong(OwnWarning::number);

    private OwnWarningChains() {}

    /** What was sent in a chain since its last first message, the oldest first. */
    static List<OwnWarning> open(Collection<OwnWarning> all, String incident, OwnWarningScope scope, boolean isExercise) {
        List<OwnWarning> sent = all.stream().filter(each -> each.state() == OwnWarning.State.SENT && each.incident().equals(incident)
                && each.scope() == scope && each.isExercise() == isExercise).sorted(IN_ORDER).toList();
        int first = 0;
        for (int i = 0; i < sent.size(); i++) {
            first = sent.get(i).type() == OwnWarningType.ALERT ? i : first;
        }
        return sent.subList(first, sent.size());
    }

    /** The last message of each chain that the gateway itself sends in and that has no end yet. */
    static List<OwnWarning> withoutEnd(Collection<OwnWarning> all) {
        Map<String, OwnWarning> last = new HashMap<>();
        Set<String> own = new HashSet<>();
        for (OwnWarning each : all) {
            if (each.state() == OwnWarning.State.SENT && each.scope() == OwnWarningScope.RESTRICTED && !each.isExercise()) {
                last.merge(each.incident(), each, (a, b) -> IN_ORDER.compare(a, b) > 0 ? a : b);
                if (each.preparedBy().equals(OwnWarning.SYSTEM)) {
                    own.add(each.incident());
                }
            }
        }
        return last.values().stream().filter(each -> own.contains(each.incident()) && !each.type().isEnd()).toList();
    }
}
