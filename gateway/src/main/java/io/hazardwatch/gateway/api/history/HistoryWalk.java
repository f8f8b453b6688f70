package io.hazardwatch.gateway.api.history;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads a point's stored readings page by page, within a limit of readings and of time, and only while the client waits. Worker
 * thread.
 */
public final class HistoryWalk {
    public static final long READINGS_MAX = 5_000_000;
    private static final long SECONDS_MAX = 60;
    private static final int PAGE = 20_000;

    /** Takes one reading; returns false to stop. */
    @FunctionalInterface
    public interface Sink {
        boolean reading(long eventMillis, double value, byte quality);
    }

    /** Why a walk ended. */
    public enum End {
        /** The whole period was read. */
        COMPLETE,
        /** The limit of readings was reached; the answer covers what came before. */
        READINGS_LIMIT,
        /** The time limit was reached; the answer covers what came before. */
        TIME_LIMIT,
        /** The client has gone. */
        CANCELLED
    }

    /** @param upTo the answer covers readings before this time, ms since the epoch */
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
