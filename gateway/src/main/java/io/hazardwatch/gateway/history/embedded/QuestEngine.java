package io.hazardwatch.gateway.history.embedded;

import io.questdb.cairo.CairoConfiguration;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.O3PartitionPurgeJob;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.TableWriterAPI;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.wal.ApplyWal2TableJob;
import io.questdb.cairo.wal.CheckWalTransactionsJob;
import io.questdb.cairo.wal.WalPurgeJob;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.griffin.engine.functions.bind.BindVariableServiceImpl;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** QuestDB's engine, the table of readings, and the thread that applies the write-ahead log. Any thread. */
final class QuestEngine implements AutoCloseable {
    static final String TABLE = "readings";

    private static final String CREATE = "CREATE TABLE IF NOT EXISTS " + TABLE
            + " (ts TIMESTAMP, point SYMBOL CAPACITY 16384 INDEX, v DOUBLE, q BYTE)"
            + " TIMESTAMP(ts) PARTITION BY DAY WAL DEDUP UPSERT KEYS(ts, point)";
    private static final String LOG_PROPERTY = "out";
    private static final String LOG_SETTINGS = "/io/hazardwatch/gateway/history/embedded/questdb-log.conf";
    /** Between two passes: rows written meanwhile are merged together, which costs far less than one pass per write. */
    private static final long PASS_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long RELEASE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long STOP_MILLIS = 10_000;

    private final CairoEngine engine;
    private final TableToken table;
    private final Thread applier;
    private volatile boolean isStopping;

    QuestEngine(Path directory) throws IOException, SqlException {
        Files.createDirectories(directory);
        quietLog();
        CairoConfiguration settings = new DefaultCairoConfiguration(directory.toString());
        engine = new CairoEngine(settings);
        try {
            engine.load();
            execute(CREATE);
            table = engine.verifyTableName(TABLE);
        } catch (SqlException | RuntimeException | Error e) {
            engine.close();
            throw e;
        }
        applier = Thread.ofPlatform().name("quest-apply").priority(Thread.MIN_PRIORITY).start(this::apply);
    }

    /** A writer of the pool; closing gives it back. Several may write at once. */
    TableWriterAPI writer() {
        return engine.getTableWriterAPI(table, "drain");
    }

    CairoEngine cairo() {
        return engine;
    }

    /** What a query runs in: one per query, with its own variables. */
    SqlExecutionContextImpl context() {
        return new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE,
                new BindVariableServiceImpl(engine.getConfiguration()));
    }

    void execute(String statement) throws SqlException {
        engine.execute(statement, context());
    }

    /** Whether applying the log failed, for example on a full disk; rows are safe in the log meanwhile. */
    boolean isSuspended() {
        return engine.getTableSequencerAPI().isSuspended(table);
    }

    void resume() throws SqlException {
        execute("ALTER TABLE " + TABLE + " RESUME WAL");
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

    private void apply() {
        long releasedAt = System.nanoTime();
        try (ApplyWal2TableJob apply = new ApplyWal2TableJob(engine, 1);
                WalPurgeJob purge = new WalPurgeJob(engine);
                O3PartitionPurgeJob partitions = new O3PartitionPurgeJob(engine, 1)) {
            CheckWalTransactionsJob check = new CheckWalTransactionsJob(engine);
            check.checkMissingWalTransactions();
            while (!isStopping) {
                check.run(0);
                apply.run(0);
                partitions.run(0);
                purge.run(0);
                LockSupport.parkNanos(PASS_NANOS);
                if (System.nanoTime() - releasedAt > RELEASE_NANOS) {
                    engine.releaseInactive();
                    releasedAt = System.nanoTime();
                }
            }
        }
    }

    /**
     * QuestDB reads where to log from a system property when its first class loads; an operator's choice stays. Without a
     * writer its logging thread has nothing to do.
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
