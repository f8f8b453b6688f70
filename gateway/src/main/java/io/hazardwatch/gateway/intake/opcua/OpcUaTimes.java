package io.hazardwatch.gateway.intake.opcua;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Which time a value counts with. A value that was read although it has not changed counts as measured when it was read, so a change that the
 * server states for before that is moved behind it, and a read that a change has overtaken counts no more. One thread.
 */
final class OpcUaTimes {
    /** Stands for a value that is not to be passed. */
    static final long OVERTAKEN = Long.MIN_VALUE;

    /** Times that have been passed may be this far ahead of the gateway's clock before it counts as set back. */
    private static final long AHEAD_MILLIS_MAX = 1_000;

    private record Key(NodeId node, int point) {}

    private static final class Last {
        private long stated = Long.MIN_VALUE;
        private long passed = Long.MIN_VALUE;
        private long changeMillis = Long.MIN_VALUE;
    }

    private final Map<Key, Last> lasts = new HashMap<>();

    private Last of(OpcUaNode node) {
        return lasts.computeIfAbsent(key(node), unused -> new Last());
    }

    private static Key key(OpcUaNode node) {
        return new Key(node.id(), node.point());
    }

    /** Forgets all others: points get other numbers with each change of the configuration. */
    void follow(Stream<OpcUaNode> nodes) {
        lasts.keySet().retainAll(nodes.map(OpcUaTimes::key).collect(Collectors.toSet()));
    }

    /** Time of a change: the one that is stated, but behind the confirmation of the value before. */
    long ofChange(OpcUaNode node, long statedMillis) {
        Last last = of(node);
        return statedMillis > last.stated && statedMillis <= last.passed ? last.passed + 1 : statedMillis;
    }

    /**
     * Time of a value that was read, not told: the stated one if it is news, else when it was read.
     *
     * @param readMillis when the server was asked
     * @return {@link #OVERTAKEN} if a later change has come since
     */
    long ofRead(OpcUaNode node, long statedMillis, long readMillis) {
        Last last = of(node);
        if (statedMillis < last.stated && last.changeMillis >= readMillis) {
            return OVERTAKEN;
        }
        return statedMillis > last.stated ? Math.max(statedMillis, last.passed + 1) : Math.max(last.passed, readMillis);
    }

    /**
     * A value has been passed and was not rejected. What it is ahead of the gateway's clock is not remembered, or everything until then would
     * count one after the other.
     *
     * @param arrivalMillis when it came, or when it was read
     * @param isChange      whether it was told, not read
     */
    void passed(OpcUaNode node, long statedMillis, long passedMillis, long arrivalMillis, boolean isChange) {
        Last last = of(node);
        boolean isSetBack = last.passed > arrivalMillis + AHEAD_MILLIS_MAX;
        last.stated = statedMillis;
        last.passed = Math.max(isSetBack ? Long.MIN_VALUE : last.passed, Math.min(passedMillis, arrivalMillis));
        last.changeMillis = isChange ? arrivalMillis : last.changeMillis;
    }
}
