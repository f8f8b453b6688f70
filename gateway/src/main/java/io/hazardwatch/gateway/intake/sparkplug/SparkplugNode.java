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
    /** Requests in vain before the time between them doubles with each. */
    static final int PATIENT_REQUESTS = 3;
    private static final int DOUBLINGS_MAX = 5;
    /** A node whose messages were in order for so long after its birth is in order. */
    private static final long CALM_MILLIS = 60_000;
    private static final long NEVER = Long.MIN_VALUE / 2;
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
    private long askedMillis = NEVER;
    private boolean isRebirthDue;
    private long bornMillis = NEVER;
    /** When the first message after the last birth was missing or could not be read. */
    private long brokenMillis = NEVER;
    /** Births since the last request. */
    private int answers;
    /** Requests in a row that brought no calm. */
    private int inVain;
    /** The last of those, which no birth answered: a node that was away is none that is in disorder. */
    private int unanswered;
    /** Requests in a row that more than one birth answered, without bringing calm. */
    private int answeredTwice;
    private boolean isTwoTold;

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
        forgetRequests();
    }

    private void forgetRequests() {
        answers = 0;
        inVain = 0;
        unanswered = 0;
        answeredTwice = 0;
    }

    /**
     * The node is born: everything said before is void.
     *
     * @param nowMillis of the monotonic clock
     */
    void birth(SparkplugPayload payload, long nowMillis) {
        bornMillis = nowMillis;
        brokenMillis = NEVER;
        answers++;
        inVain -= unanswered;
        unanswered = 0;
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
        forgetRequests();
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
     * Whether the node may be asked for a rebirth now; then it has been, otherwise the request is due later unless a birth comes before. Requests
     * that bring no calm become rarer: a minute apart and more, until messages come in order for a minute, or the node dies. Those that nobody
     * answered count no more once the node is born.
     *
     * @param nowMillis of the monotonic clock
     */
    boolean mayBeAsked(long nowMillis) {
        brokenMillis = brokenMillis == NEVER ? nowMillis : brokenMillis;
        boolean may = nowMillis - askedMillis >= REBIRTH_MILLIS << Math.clamp(inVain - PATIENT_REQUESTS, 0, DOUBLINGS_MAX);
        if (may) {
            judgeLastRequest();
            askedMillis = nowMillis;
        }
        isRebirthDue = !may;
        return may;
    }

    private void judgeLastRequest() {
        if (answers > 0 && brokenMillis - bornMillis >= CALM_MILLIS) {
            forgetRequests();
            isTwoTold = false;
        } else {
            inVain++;
            unanswered = answers > 0 || askedMillis == NEVER ? 0 : unanswered + 1;
            answeredTwice = answers > 1 ? answeredTwice + 1 : 0;
        }
        answers = 0;
    }

    /**
     * Whether there seem to be two nodes of this id: again and again two births answer one request, and the sequence breaks right after them. True
     * once, until there was calm.
     */
    boolean seemsTwo() {
        boolean isNews = !isTwoTold && answeredTwice >= PATIENT_REQUESTS;
        isTwoTold |= isNews;
        return isNews;
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
