package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.HistorySettings;
import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.history.Series;
import io.hazardwatch.gateway.history.StoreException;
import io.hazardwatch.gateway.history.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import io.questdb.cairo.CairoError;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.TableWriterAPI;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The embedded store. Opening takes a second or two and happens in {@link #prepare}, so it never holds up the start;
 * until then queries are refused as retryable.
 */
public final class QuestStore implements TimeSeriesStore {
    /** Latest time the table can hold: the end of the year 9999. */
    private static final long EVENT_MILLIS_MAX = 253_402_300_799_999L;

    private static final long CLOSE_SECONDS = 10;

    private final Path directory;
    private final Object opening = new Object();
    private final Map<PointId, String> names = new ConcurrentHashMap<>();
    /** Held shared by every use, exclusively by closing: the engine's memory must not go while it is read. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private QuestEngine engine;
    private boolean isClosed;

    /** @param directory its files; created when missing */
    public QuestStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public void prepare() throws StoreException {
        synchronized (opening) {
            if (isOpen()) {
                call("resume", open -> {
                    if (open.isSuspended()) {
                        open.resume();
                    }
                    return null;
                });
                return;
            }
            try {
                publish(new QuestEngine(directory));
            } catch (IOException | SqlException | RuntimeException | CairoError e) {
                throw failure("open", e);
            }
        }
    }

    @Override
    public void write(Readings batch) throws StoreException {
        requireTimes(batch);
        call("write", open -> {
            if (open.isSuspended()) {
                throw new StoreException("the table is suspended: applying its log failed", true, null);
            }
            append(open, batch);
            return null;
        });
    }

    @Override
    public Series query(PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException {
        return call("query", open -> new QuestQuery(open, name(point), fromMillis, toMillis).series(stepMillis));
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) throws StoreException {
        return call("query", open -> new QuestQuery(open, name(point), fromMillis, toMillis).count());
    }

    /** Drops whole days older than that; never younger than the legal minimum. */
    @Override
    public void retain(int days, long nowMillis) throws StoreException {
        long kept = TimeUnit.DAYS.toMillis(Math.max(days, HistorySettings.RETENTION_DAYS_MIN));
        call("drop old days", open -> {
            new QuestQuery(open, "", 0, nowMillis - kept).dropDays();
            return null;
        });
    }

    /** Waits for uses under way, but not for ever: an engine in use is left to the end of the process. */
    @Override
    public void close() {
        try {
            if (lock.writeLock().tryLock(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                closeUnused();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeUnused() {
        try {
            isClosed = true;
            if (engine != null) {
                engine.close();
                engine = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean isOpen() {
        lock.readLock().lock();
        try {
            return engine != null;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void publish(QuestEngine opened) throws StoreException {
        lock.writeLock().lock();
        try {
            if (isClosed) {
                opened.close();
                throw new StoreException(directory + ": closed while opening", true, null);
            }
            engine = opened;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void append(QuestEngine open, Readings batch) {
        try (TableWriterAPI writer = open.writer()) {
            try {
                for (int i = 0; i < batch.count; i++) {
                    TableWriter.Row row = writer.newRow(TimeUnit.MILLISECONDS.toMicros(batch.eventMillis[i]));
                    row.putSym(1, name(batch.point[i]));
                    row.putDouble(2, batch.value[i]);
                    row.putByte(3, batch.quality[i]);
                    row.append();
                }
                writer.commit();
            } catch (RuntimeException | CairoError e) {
                writer.rollback();
                throw e;
            }
        }
    }

    private String name(PointId point) {
        return names.computeIfAbsent(point, PointId::toString);
    }

    private <T> T call(String what, Use<T> use) throws StoreException {
        Lock shared = lock.readLock();
        shared.lock();
        try {
            if (engine == null) {
                throw new StoreException("the store is not open yet", true, null);
            }
            return use.of(engine);
        } catch (SqlException | RuntimeException | CairoError e) {
            throw failure(what, e);
        } finally {
            shared.unlock();
        }
    }

    private StoreException failure(String what, Throwable cause) {
        String said = cause instanceof CairoException cairo ? cairo.getFlyweightMessage().toString() : cause.toString();
        return new StoreException(directory + ": cannot " + what + ": " + said, true, cause);
    }

    private static void requireTimes(Readings batch) throws StoreException {
        for (int i = 0; i < batch.count; i++) {
            if (batch.eventMillis[i] < 0 || batch.eventMillis[i] > EVENT_MILLIS_MAX) {
                throw new StoreException(batch.eventMillis[i] + " ms: outside the years 1970 to 9999", false, null);
            }
        }
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(QuestEngine open) throws SqlException, StoreException;
    }
}
