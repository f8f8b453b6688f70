package io.hazardwatch.gateway.api.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts pushes by their result. Any thread. */
public final class IngestCounters {
    /** What became of a push. */
    public enum Result {
        ACCEPTED, REJECTED, NOT_LOGGED_IN, QUOTA, NO_ROOM, NOT_DURABLE;

        /** Metrics label. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final LongAdder[] counts = new LongAdder[Result.values().length];

    /** All zero. */
    public IngestCounters() {
        Arrays.setAll(counts, i -> new LongAdder());
    }

    void count(Result result) {
        counts[result.ordinal()].increment();
    }

    /** Number of pushes with that result since the start. */
    public long of(Result result) {
        return counts[result.ordinal()].sum();
    }
}
