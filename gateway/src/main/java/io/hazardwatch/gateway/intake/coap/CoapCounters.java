package io.hazardwatch.gateway.intake.coap;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the CoAP ports. Any thread. */
public final class CoapCounters {
    /** What became of a request. */
    public enum Result {
        /** 2.04. */
        ACCEPTED,
        /** Nothing of it could be used. */
        REJECTED,
        /** It is not what the ports serve: another method, path, option or content format. */
        NOT_SERVED,
        /** No credential, or a wrong one. */
        NOT_LOGGED_IN,
        /** It cannot be read: 4.00, 4.02, a reset, or no answer. */
        MALFORMED,
        /** Blocks are missing: 4.08. */
        INCOMPLETE,
        /** 4.13. */
        TOO_LARGE,
        /** More than the credential or its enterprise may send. */
        QUOTA,
        /** A lane has no room, or too many requests wait. */
        NO_ROOM,
        /** Not durable in time. */
        NOT_DURABLE,
        /** The gateway failed because of a defect of its own: 5.00. */
        FAILED;

        /** Metrics label. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final LongAdder[] results = new LongAdder[Result.values().length];
    private final LongAdder datagrams = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final LongAdder separate = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private volatile int sessions;
    private volatile int strangers;

    CoapCounters() {
        Arrays.setAll(results, i -> new LongAdder());
    }

    void count(Result result) {
        results[result.ordinal()].increment();
    }

    void received() {
        datagrams.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void repeated() {
        duplicates.increment();
    }

    void reusedId() {
        reused.increment();
    }

    void acknowledgedEarly() {
        separate.increment();
    }

    void endedSession() {
        ended.increment();
    }

    void sessions(int loggedIn, int others) {
        sessions = loggedIn;
        strangers = others;
    }

    /** Requests with that result since the start; a payload in blocks counts once, when it is complete or refused. */
    public long of(Result result) {
        return results[result.ordinal()].sum();
    }

    /** Datagrams received, without those of handshakes. */
    public long datagrams() {
        return datagrams.sum();
    }

    /** Datagrams that were not looked at, because too many waited. */
    public long droppedDatagrams() {
        return dropped.sum();
    }

    /** Requests that were repetitions. */
    public long duplicates() {
        return duplicates.sum();
    }

    /** Requests that came with the message id of another one of their sender within its lifetime, and were taken as their own. */
    public long reusedIds() {
        return reused.sum();
    }

    /** Requests that were acknowledged before their answer, because it took long. */
    public long separateAnswers() {
        return separate.sum();
    }

    /** Sessions of DTLS that the gateway ended because their credential was revoked. */
    public long endedSessions() {
        return ended.sum();
    }

    /** Sessions of DTLS that have logged in. */
    public int sessions() {
        return sessions;
    }

    /** Sessions of DTLS that have not logged in. */
    public int strangers() {
        return strangers;
    }
}
