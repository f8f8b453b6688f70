package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.decode.sparkplug.SparkplugMetric;
import io.hazardwatch.gateway.decode.sparkplug.SparkplugPayload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of one edge node since its birth: aliases, types, its devices, the next sequence number. One thread. */
final class SparkplugNode {
    /** Least time between two requests for a rebirth. */
    static final long REBIRTH_MILLIS = 10_000;
    private static final int SEQ_MASK = 255;
    private static final String BD_SEQ = "bdSeq";

    /** What a birth has said of a metric. */
    record Born(String name, int datatype) {}

    private final Map<Long, Born> byAlias = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Set<String> devices = new HashSet<>();
    private boolean isOnline;
    private long bdSeq = -1;
    private int expected = -1;
    private long askedMillis = Long.MIN_VALUE / 2;

    boolean isOnline() {
        return isOnline;
    }

    /** Whether the device of the node has been born since the node was. */
    boolean isBorn(String device) {
        return isOnline && (device.isEmpty() || devices.contains(device));
    }

    /** The node is born: everything said before is void. */
    void birth(SparkplugPayload payload) {
        byAlias.clear();
        types.clear();
        devices.clear();
        isOnline = true;
        SparkplugMetric number = payload.metric(BD_SEQ);
        bdSeq = number == null ? -1 : number.bits();
        expected = payload.seq() < 0 ? -1 : payload.seq() + 1 & SEQ_MASK;
        learn("", payload);
    }

    void deviceBirth(String device, SparkplugPayload payload) {
        devices.add(device);
        learn(device, payload);
    }

    void deviceDeath(String device) {
        devices.remove(device);
    }

    /** Whether the death is that of the session that was born last; a late one of an earlier session is not. */
    boolean isDeathOfThisSession(SparkplugPayload payload) {
        SparkplugMetric number = payload.metric(BD_SEQ);
        return isOnline && (number == null || bdSeq < 0 || number.bits() == bdSeq);
    }

    void death() {
        isOnline = false;
        devices.clear();
        expected = -1;
    }

    /** Follows the sequence; false when a message is missing or out of order. */
    boolean isInOrder(int seq) {
        boolean isInOrder = seq >= 0 && (expected < 0 || seq == expected);
        expected = seq < 0 ? expected : seq + 1 & SEQ_MASK;
        return isInOrder;
    }

    /** What is known of a metric; null for an alias that no birth has named. */
    Born born(String device, SparkplugMetric metric) {
        if (!metric.name().isEmpty()) {
            return new Born(metric.name(), types.getOrDefault(device + '/' + metric.name(), 0));
        }
        return byAlias.get(metric.alias());
    }

    /** Whether the node may be asked for a rebirth now; then it has been. */
    boolean mayBeAsked(long nowMillis) {
        boolean may = nowMillis - askedMillis >= REBIRTH_MILLIS;
        askedMillis = may ? nowMillis : askedMillis;
        return may;
    }

    private void learn(String device, SparkplugPayload payload) {
        for (SparkplugMetric metric : payload.metrics()) {
            if (!metric.name().isEmpty()) {
                types.put(device + '/' + metric.name(), metric.datatype());
                if (metric.alias() >= 0) {
                    byAlias.put(metric.alias(), new Born(metric.name(), metric.datatype()));
                }
            }
        }
    }
}
