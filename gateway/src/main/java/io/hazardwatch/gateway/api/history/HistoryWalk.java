package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Goes through a point's stored readings page by page, within bounds: so many readings, so much time, and only as long as
 * somebody waits for the answer. Worker thread.
 */
public final class HistoryWalk {
    public static final long READINGS_MAX = 5_000_000;
    private static final long SECONDS_MAX = 60;
    private static final int PAGE = 20_000;

    /** Takes one reading; false when it wants no more. */
    @FunctionalInterface
    public interface Sink {
        boolean reading(long eventMillis, double value, byte quality);
    }

    /** How a walk ended. */
    public enum End {
        /** All of the period. */
        COMPLETE,
        /** As many readings as may be looked at; the answer is of what came before. */
        READINGS_LIMIT,
        /** As long as it may take; the answer is of what came before. */
        TIME_LIMIT,
        /** Nobody waits any more. */
        CANCELLED
    }

    /** @param upTo the answer is of readings before that */
    public record Walked(End end, long upTo, long readings) {}

    private final HistoryQueries history;
    private final Clock clock;
    private final AtomicBoolean cancelled;

    public HistoryWalk(HistoryQueries history, Clock clock, AtomicBoolean cancelled) {
        this.history = history;
        this.clock = clock;
        this.cancelled = cancelled;
    }

    public Walked walk(PointId point, long from, long to, long most, Sink sink) {
        long deadline = clock.nanos() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        ReadingBatch page = new ReadingBatch(PAGE);
        long at = from;
        long count = 0;
        while (true) {
            page.count = 0;
            read(point, at, to, page);
            for (int i = 0; i < page.count; i++) {
                if (count == most || !sink.reading(page.eventMillis[i], page.value[i], page.quality[i])) {
                    return new Walked(End.READINGS_LIMIT, page.eventMillis[i], count);
                }
                count++;
            }
            if (!page.isFull()) {
                return new Walked(End.COMPLETE, to, count);
            }
            at = page.eventMillis[page.count - 1] + 1;
            if (cancelled.get() || clock.nanos() - deadline > 0) {
                return new Walked(cancelled.get() ? End.CANCELLED : End.TIME_LIMIT, at, count);
            }
        }
    }

    private void read(PointId point, long at, long to, ReadingBatch page) {
        try {
            history.page(point, at, to, page);
        } catch (StoreException away) {
            throw HistoryRoutes.away(away);
        }
    }
}
