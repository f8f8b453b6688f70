package io.hazardwatch.gateway.history.embedded;

import io.hazardwatch.gateway.files.PrivateFiles;
import io.questdb.cairo.CairoConfiguration;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoError;
import io.questdb.cairo.O3PartitionPurgeJob;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.TableWriterAPI;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.cairo.wal.ApplyWal2TableJob;
import io.questdb.cairo.wal.CheckWalTransactionsJob;
import io.questdb.cairo.wal.WalPurgeJob;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.griffin.engine.functions.bind.BindVariableServiceImpl;
import io.questdb.log.LogFactory;
import io.questdb.mp.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** QuestDB's engine, its tables, and the thread that applies the write-ahead log. Any thread. */
final class QuestEngine implements AutoCloseable {
    private static final String LOG_PROPERTY = "out";
    private static final String LOG_SETTINGS = "/io/hazardwatch/gateway/history/embedded/questdb-log.conf";
    /**
     * Pause between two passes: rows written meanwhile are merged together, which costs far less than one pass per write. Together
     * with the pause of a drainer it stays below the two seconds after which queries must show a reading.
     */
    private static final long PASS_NANOS = TimeUnit.MILLISECONDS.toNanos(1_000);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long RELEASE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** Pause between two attempts to apply the log of a suspended table. */
    private static final long RESUME_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long STOP_MILLIS = 10_000;

    private final CairoEngine engine;
    private final Map<QuestTable, TableToken> tables = new EnumMap<>(QuestTable.class);
    private final Thread applier;
    private volatile boolean isStopping;
    private volatile String trouble;

    QuestEngine(Path directory, ThreadFactory threads) throws IOException, SqlException {
        PrivateFiles.createDirectories(directory);
        quietLog();
        CairoConfiguration settings = new QuestSettings(directory.toString());
        engine = new QuestFunctions(settings);
        try {
            engine.load();
            for (QuestTable table : QuestTable.values()) {
                execute(table.creation());
                tables.put(table, engine.verifyTableName(table.table()));
            }
        } catch (SqlException | RuntimeException | Error e) {
            engine.close();
            throw e;
        }
        applier = threads.newThread(this::apply);
        applier.setName("quest-apply");
        applier.setPriority(Thread.MIN_PRIORITY);
        applier.start();
    }

    /** A writer from the pool; closing returns it. Several may write at the same time. */
    TableWriterAPI writer(QuestTable table) {
        return engine.getTableWriterAPI(tables.get(table), "history");
    }

    /** The context of a query: one per query, with its own variables. */
    SqlExecutionContextImpl context() {
        return new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE,
                new BindVariableServiceImpl(engine.getConfiguration()));
    }

    void execute(String statement) throws SqlException {
        engine.execute(statement, context());
    }

    void select(String statement, SqlExecutionContextImpl context, QuestQuery.Rows rows) throws SqlException {
        try (RecordCursorFactory factory = engine.select(statement, context);
                RecordCursor cursor = factory.getCursor(context)) {
            while (cursor.hasNext()) {
                rows.on(cursor.getRecord());
            }
        }
    }

    /** Whether no reading is in the tables nor in their logs. */
    boolean isEmpty() throws SqlException {
        return isEmpty(QuestTable.READINGS) && isEmpty(QuestTable.LATE);
    }

    private boolean isEmpty(QuestTable table) throws SqlException {
        boolean[] isEmpty = {true};
        select("SELECT ts FROM " + table.table() + " LIMIT 1", context(), row -> isEmpty[0] = false);
        return isEmpty[0] && engine.getTableSequencerAPI().lastTxn(tables.get(table)) == 0;
    }

    /** Whether applying the log failed, for example on a full disk; rows are safe in the log meanwhile. */
    boolean isSuspended() {
        return tables.values().stream().anyMatch(engine.getTableSequencerAPI()::isSuspended);
    }

    void resume() throws SqlException {
        for (QuestTable table : QuestTable.values()) {
            if (engine.getTableSequencerAPI().isSuspended(tables.get(table))) {
                execute("ALTER TABLE " + table.table() + " RESUME WAL");
            }
        }
    }

    /**
     * Waits until everything in the log now is in the tables; the pass begins at once.
     *
     * @return whether that happened in time
     */
    boolean awaitApplied(long nanosMax) {
        long deadline = System.nanoTime() + nanosMax;
        for (TableToken table : tables.values()) {
            long last = engine.getTableSequencerAPI().lastTxn(table);
            while (engine.getTableSequencerAPI().getTxnTracker(table).getWriterTxn() < last) {
                if (isStopping || System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.unpark(applier);
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
        return true;
    }

    @Override
    public void close() {
        isStopping = true;
        LockSupport.unpark(applier);
        try {
            applier.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!applier.isAlive()) {
            engine.close();
        }
    }

    /** The error of the last pass over the log, or null. */
    String trouble() {
        return trouble;
    }

    /** Continues after failures: what cannot be applied now stays in the log. */
    private void apply() {
        while (!isStopping) {
            try (ApplyWal2TableJob apply = new ApplyWal2TableJob(engine, 1);
                    WalPurgeJob purge = new WalPurgeJob(engine);
                    O3PartitionPurgeJob partitions = new O3PartitionPurgeJob(engine, 1)) {
                CheckWalTransactionsJob check = new CheckWalTransactionsJob(engine);
                check.checkMissingWalTransactions();
                pass(check, apply, partitions, purge);
            } catch (SqlException | RuntimeException | CairoError e) {
                trouble = QuestStore.said(e);
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
    }

    /** Resumes a suspended table by itself: without a further write nobody else would, and what its log has would stay unseen. */
    private void pass(Job... jobs) throws SqlException {
        long releasedAt = System.nanoTime();
        long resumedAt = releasedAt;
        while (!isStopping) {
            for (Job job : jobs) {
                job.run(0);
            }
            trouble = null;
            LockSupport.parkNanos(PASS_NANOS);
            if (System.nanoTime() - releasedAt > RELEASE_NANOS) {
                engine.releaseInactive();
                releasedAt = System.nanoTime();
            }
            if (System.nanoTime() - resumedAt > RESUME_NANOS) {
                resume();
                resumedAt = System.nanoTime();
            }
        }
    }

    /**
     * QuestDB reads its logging target from a system property when its first class loads; a value set by an operator is kept.
     * Without a writer its logging thread has nothing to do.
     */
    private static void quietLog() {
        if (System.getProperty(LOG_PROPERTY) == null) {
            System.setProperty(LOG_PROPERTY, LOG_SETTINGS);
            LogFactory.getInstance();
            LogFactory.haltInstance();
            System.clearProperty(LOG_PROPERTY);
        }
    }
}
