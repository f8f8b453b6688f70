package io.hazardwatch.gateway.intake.opcua;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Alarms of one source and name, which OPC UA part 9 says is one; servers that have several tell them apart by ids. Since other servers give each
 * event an id of its own, ids count only once one of them has come a second time, or two of them stand within what the server repeats. Not
 * thread-safe.
 */
final class OpcUaAlarmsOfSource {
    /** More ids than that are ids of events. */
    static final int TOLD_APART_MAX = 32;
    static final Comparator<OpcUaCondition> BY_WEIGHT = Comparator.comparingDouble(OpcUaAlarmsOfSource::weight);

    private final Map<NodeId, OpcUaCondition> byId = new LinkedHashMap<>();
    private OpcUaCondition newest;
    /** The id of one that stands by the refresh under way; null if none does. */
    private NodeId standing;
    private boolean isById;
    private boolean isByName;

    /** Active ones by severity; then those whose state nobody knows, then those that are over. */
    private static double weight(OpcUaCondition condition) {
        return condition.quality().isBad() ? 0.5 : condition.number();
    }

    /** One that knows no state, but how the server uses ids. */
    OpcUaAlarmsOfSource forgotten() {
        OpcUaAlarmsOfSource next = new OpcUaAlarmsOfSource();
        next.isById = isById;
        next.isByName = isByName;
        return next;
    }

    /** The server begins to repeat what stands. */
    void refreshBegins() {
        standing = null;
    }

    /**
     * An alarm has told its state.
     *
     * @param isRefreshed whether the server repeats what stands: an id that comes again then says nothing, and no later state is replaced
     * @return false if that changes nothing, because a later one is known
     */
    boolean take(OpcUaCondition condition, boolean isRefreshed) {
        OpcUaCondition ofId = condition.id() == null || isByName ? null : byId.get(condition.id());
        if (isRefreshed && condition.id() != null && !isByName) {
            isById |= standsBesideAnother(condition);
        }
        boolean isOld = isRefreshed && isBefore(condition, isById ? ofId : newest);
        if (condition.id() != null && !isByName && !(isRefreshed && isBefore(condition, ofId))) {
            byId.put(condition.id(), condition);
            isById |= ofId != null && !isRefreshed;
            if (byId.size() > TOLD_APART_MAX) {
                isByName = true;
                isById = false;
                byId.clear();
            }
        }
        if (isOld) {
            return false;
        }
        newest = newest != null && isRefreshed && isBefore(condition, newest) ? newest : condition;
        return true;
    }

    /** Whether another id stands within the same refresh: then there are two alarms, because one that is over is not repeated as standing. */
    private boolean standsBesideAnother(OpcUaCondition condition) {
        boolean isStanding = condition.isActive() && !condition.quality().isBad();
        if (isStanding && standing != null) {
            return !standing.equals(condition.id());
        }
        if (isStanding) {
            standing = condition.id();
        } else if (condition.id().equals(standing)) {
            standing = null;
        }
        return false;
    }

    private static boolean isBefore(OpcUaCondition one, OpcUaCondition other) {
        return other != null && one.time() != null && other.time() != null && one.time().getUtcTime() < other.time().getUtcTime();
    }

    /** The one that counts; null while none is known. */
    OpcUaCondition worst() {
        return isById ? byId.values().stream().max(BY_WEIGHT).orElse(newest) : newest;
    }
}
