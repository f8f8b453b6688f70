package io.hazardwatch.gateway.intake.sparkplug;

import io.hazardwatch.gateway.decode.sparkplug.SparkplugMetric;
import io.hazardwatch.gateway.decode.sparkplug.SparkplugPayload;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of one edge node since its birth: its state, what the births of it and its configured devices have said, the next sequence
 * number. A birth replaces the one before of the same device, aliases included. One thread.
 */
final class SparkplugNode {
    /** Least time between two requests for a rebirth. */
    static final long REBIRTH_MILLIS = 10_000;
    private static final int SEQ_MASK = 255;
    private static final String BD_SEQ = "bdSeq";

    /** UNKNOWN before the first birth over a connection: what was said over an earlier one may be void. */
    private enum State { UNKNOWN, ONLINE, OFFLINE }

    /** What a birth has said of a metric. */
    record Born(String name, int datatype) {}

    /** What the last birth of the node or of a device has said. */
    private record Birth(Map<Long, Born> byAlias, Map<String, Integer> types) {}

    private final Map<String, Birth> births = new HashMap<>();
    private State state = State.UNKNOWN;
    private long bdSeq = -1;
    private int expected = -1;
    private long askedMillis = Long.MIN_VALUE / 2;
    private boolean isRebirthDue;

    boolean isOnline() {
        return state == State.ONLINE;
    }

    /** Whether the device of the node has been born since the node was. */
    boolean isBorn(String device) {
        return isOnline() && (device.isEmpty() || births.containsKey(device));
    }

    /** Births and deaths may have been missed. */
    void missed() {
        state = State.UNKNOWN;
    }

    /** The node is born: everything said before is void. */
    void birth(SparkplugPayload payload) {
        births.clear();
        state = State.ONLINE;
        isRebirthDue = false;
        SparkplugMetric number = payload.metric(BD_SEQ);
        bdSeq = number == null ? -1 : number.bits();
        expected = payload.seq() < 0 ? -1 : payload.seq() + 1 & SEQ_MASK;
        learn("", payload);
    }

    void deviceBirth(String device, SparkplugPayload payload) {
        learn(device, payload);
    }

    void deviceDeath(String device) {
        births.remove(device);
    }

    /** Whether the death is that of the session that was born last; a late one of an earlier session is not. */
    boolean isDeathOfThisSession(SparkplugPayload payload) {
        SparkplugMetric number = payload.metric(BD_SEQ);
        return state == State.UNKNOWN || isOnline() && (number == null || bdSeq < 0 || number.bits() == bdSeq);
    }

    void death() {
        state = State.OFFLINE;
        births.clear();
        expected = -1;
    }

    /** Follows the sequence; false when a message is missing or out of order. */
    boolean isInOrder(int seq) {
        boolean isInOrder = seq >= 0 && (expected < 0 || seq == expected);
        expected = seq < 0 ? expected : seq + 1 & SEQ_MASK;
        return isInOrder;
    }

    /** What is known of a metric; null for an alias that the device's birth has not named. */
    Born born(String device, SparkplugMetric metric) {
        Birth birth = births.get(device);
        if (!metric.name().isEmpty()) {
            return new Born(metric.name(), birth == null ? 0 : birth.types().getOrDefault(metric.name(), 0));
        }
        return birth == null ? null : birth.byAlias().get(metric.alias());
    }

    /** Whether a request for a rebirth had to wait for its time. */
    boolean isRebirthDue() {
        return isRebirthDue;
    }

    /**
     * Whether the node may be asked for a rebirth now; then it has been, otherwise the request is due later unless a birth comes before.
     *
     * @param nowMillis of the monotonic clock
     */
    boolean mayBeAsked(long nowMillis) {
        boolean may = nowMillis - askedMillis >= REBIRTH_MILLIS;
        askedMillis = may ? nowMillis : askedMillis;
        isRebirthDue = !may;
        return may;
    }

    private void learn(String device, SparkplugPayload payload) {
        Birth birth = new Birth(new HashMap<>(), new HashMap<>());
        for (SparkplugMetric metric : payload.metrics()) {
            if (!metric.name().isEmpty()) {
                birth.types().put(metric.name(), metric.datatype());
                if (metric.alias() >= 0) {
                    birth.byAlias().put(metric.alias(), new Born(metric.name(), metric.datatype()));
                }
            }
        }
        births.put(device, birth);
    }
}
