package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.Resolution;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.Rollup;
import io.hazardwatch.gateway.history.store.Series;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.history.store.TimeSeriesStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.time.Clock;
import io.questdb.cairo.CairoError;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.TableWriterAPI;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The embedded store. Opening takes a second or two and happens in {@link #prepare}, so it never delays the start; until then
 * queries are refused as retryable.
 */
public final class QuestStore implements TimeSeriesStore {
    /** Latest time the table can hold: the end of the year 9999. */
    private static final long EVENT_MILLIS_MAX = 253_402_300_799_999L;

    /** QuestDB creates files in pieces of 16 MiB, so it fails while some space is left. */
    private static final long FREE_BYTES_MIN = 32 << 20;
    private static final long CLOSE_SECONDS = 10;
    private static final long DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
    private static final long SHOWN_NANOS_MAX = TimeUnit.SECONDS.toNanos(5);

    private final Path directory;
    private final ThreadFactory threads;
    private final LongSupplier wallMillis;
    private final Object opening = new Object();
    private final Map<PointId, String> names = new ConcurrentHashMap<>();
    /** Held shared by every use, exclusively by closing: the engine's memory must not be released while it is read. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private QuestEngine engine;
    private boolean isClosed;

    /** @param directory of its files; created if missing */
    public QuestStore(Path directory) {
        this(directory, Thread::new, Clock.SYSTEM::millis);
    }

    /**
     * @param threads creates the thread that applies the log
     * @param wallMillis the wall clock, ms since the epoch: tells late readings from others
     */
    public QuestStore(Path directory, ThreadFactory threads, LongSupplier wallMillis) {
        this.directory = directory;
        this.threads = threads;
        this.wallMillis = wallMillis;
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
                IncompleteTables.begin(directory);
                publish(finish(new QuestEngine(directory, threads)));
            } catch (IOException | SqlException | RuntimeException | CairoError e) {
                throw failure("open", e);
            }
        }
    }

    @Override
    public boolean isEmpty() throws StoreException {
        return call("query", QuestEngine::isEmpty);
    }

    @Override
    public void write(ReadingBatch batch) throws StoreException {
        requireTimes(batch);
        call("write", open -> {
            if (open.isSuspended()) {
                throw new StoreException(directory + ": the table is suspended: applying its log failed" + fullDisk(), true, null);
            }
            if (open.trouble() != null) {
                throw new StoreException(directory + ": cannot apply the log: " + open.trouble() + fullDisk(), true, null);
            }
            append(open, batch);
            return null;
        });
    }

    @Override
    public Series query(Resolution grain, PointId point, long fromMillis, long toMillis, long stepMillis) throws StoreException {
        return call("query", open -> grain == Resolution.RAW
                ? new QuestReadings(open, name(point), fromMillis, toMillis).series(stepMillis)
                : QuestQuery.of(open, QuestTable.of(grain), name(point), fromMillis, toMillis).series(stepMillis));
    }

    @Override
    public long count(PointId point, long fromMillis, long toMillis) throws StoreException {
        return call("query", open -> new QuestReadings(open, name(point), fromMillis, toMillis).count());
    }

    @Override
    public void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException {
        call("query", open -> {
            new QuestReadings(open, name(point), fromMillis, toMillis).page(point, page);
            return page;
        });
    }

    @Override
    public void write(Resolution grain, List<Rollup> rollups) throws StoreException {
        call("write rollups", open -> {
            append(open, QuestTable.of(grain), writer -> rollups.forEach(rollup -> rows(writer, rollup)));
            return rollups;
        });
    }

    @Override
    public void awaitShown() throws StoreException {
        boolean isApplied = call("apply the log", open -> open.awaitApplied(SHOWN_NANOS_MAX));
        if (!isApplied) {
            throw new StoreException(directory + ": the log is not applied yet", true, null);
        }
    }

    /** Drops whole partitions older than the retention. */
    @Override
    public List<String> retain(Retention kept, long nowMillis) throws StoreException {
        return call("drop old partitions", open -> new QuestRetention(open).apply(kept, nowMillis));
    }

    /**
     * Runs a query in advance, so that the first chart does not wait for QuestDB to load its compiler. Closes the engine on
     * failure, because its files would stay locked.
     */
    private QuestEngine finish(QuestEngine opened) throws SqlException, IOException {
        try {
            for (QuestTable table : QuestTable.values()) {
                QuestQuery.of(opened, table, "", 0, 1).series(table.grain().millis());
            }
            IncompleteTables.finish(directory);
            return opened;
        } catch (SqlException | IOException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    /** Waits a limited time for running queries and writes: an engine still in use stays open until the process ends. */
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

    /** Late readings go to the table of their own. A batch interrupted between the two is written again as a whole. */
    private void append(QuestEngine open, ReadingBatch batch) {
        long lateBefore = lateBefore(wallMillis.getAsLong());
        int late = 0;
        for (int i = 0; i < batch.count; i++) {
            late += batch.eventMillis[i] < lateBefore ? 1 : 0;
        }
        if (late < batch.count) {
            append(open, QuestTable.READINGS, writer -> rows(writer, batch, lateBefore, Long.MAX_VALUE));
        }
        if (late > 0) {
            append(open, QuestTable.LATE, writer -> rows(writer, batch, Long.MIN_VALUE, lateBefore));
        }
    }

    /** Today and yesterday are prompt: their days have files that are open anyway. */
    private static long lateBefore(long nowMillis) {
        return (Math.floorDiv(nowMillis, DAY_MILLIS) - 1) * DAY_MILLIS;
    }

    private void rows(TableWriterAPI writer, ReadingBatch batch, long fromMillis, long toMillis) {
        for (int i = 0; i < batch.count; i++) {
            if (batch.eventMillis[i] >= fromMillis && batch.eventMillis[i] < toMillis) {
                row(writer, batch, i);
            }
        }
    }

    private void row(TableWriterAPI writer, ReadingBatch batch, int i) {
        TableWriter.Row row = writer.newRow(QuestQuery.micros(batch.eventMillis[i]));
        row.putSym(1, name(batch.point[i]));
        row.putDouble(2, batch.value[i]);
        row.putByte(3, batch.storedQuality(i));
        row.append();
    }

    private void rows(TableWriterAPI writer, Rollup rollup) {
        Series rows = rollup.rows();
        for (int i = 0; i < rows.rows(); i++) {
            TableWriter.Row row = writer.newRow(QuestQuery.micros(rows.t()[i]));
            row.putSym(1, name(rollup.point()));
            row.putDouble(2, rows.min()[i]);
            row.putDouble(3, rows.mean()[i]);
            row.putDouble(4, rows.max()[i]);
            row.putDouble(5, rows.last()[i]);
            row.putLong(6, rows.n()[i]);
            row.putLong(7, rows.good()[i]);
            row.putLong(8, rows.bad()[i]);
            row.append();
        }
    }

    private static void append(QuestEngine open, QuestTable table, Consumer<TableWriterAPI> rows) {
        try (TableWriterAPI writer = open.writer(table)) {
            try {
                rows.accept(writer);
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
        return new StoreException(directory + ": cannot " + what + ": " + said(cause) + fullDisk(), true, cause);
    }

    /** QuestDB reports an error number at most; people must know which disk to clear. */
    private String fullDisk() {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            return free < FREE_BYTES_MIN ? "; the disk of " + directory + " is full, " + free + " bytes are free" : "";
        } catch (IOException unknown) {
            return "";
        }
    }

    static String said(Throwable cause) {
        return cause instanceof CairoException cairo ? cairo.getFlyweightMessage().toString() : cause.toString();
    }

    private static void requireTimes(ReadingBatch batch) throws StoreException {
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
