package io.hazardwatch.gateway.intake.gb28181;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counters of the port for GB/T 28181. Any thread. */
public final class Gb28181Counters {
    /** What became of a request. */
    public enum Result {
        /** 200. */
        ACCEPTED,
        /** A repetition, answered as before. */
        REPEATED,
        /** Asked for a password: 401. */
        CHALLENGED,
        /** A password, an id or a nonce that is not right: 403. */
        WRONG_PASSWORD,
        /** From nobody who is registered: 403. */
        NOT_REGISTERED,
        /** From another address than the one that registered: 403. */
        FOREIGN_ADDRESS,
        /** It asks for something that the gateway does not do. */
        NOT_SERVED,
        /** It cannot be read. */
        MALFORMED,
        /** Strangers at its address have had their answers for this minute, or the socket does not take what is sent to it. */
        UNANSWERED;

        /** Metrics label. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final LongAdder[] results = new LongAdder[Result.values().length];
    private final LongAdder datagrams = new LongAdder();
    private volatile int registered;

    Gb28181Counters() {
        Arrays.setAll(results, i -> new LongAdder());
    }

    void count(Result result) {
        results[result.ordinal()].increment();
    }

    void received() {
        datagrams.increment();
    }

    void registered(int platforms) {
        registered = platforms;
    }

    /** Requests with that result since the start. */
    public long of(Result result) {
        return results[result.ordinal()].sum();
    }

    /** Datagrams received, answers too. */
    public long datagrams() {
        return datagrams.sum();
    }

    /** Platforms that are registered. */
    public int registered() {
        return registered;
    }
}
