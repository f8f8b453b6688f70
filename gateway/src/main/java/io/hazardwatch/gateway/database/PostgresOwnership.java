package io.hazardwatch.gateway.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the connection by which this gateway owns the store, and checks it once a second: reports when the server is away,
 * reconnects, migrates the schema. A thread of its own; {@link #health} on any thread.
 */
final class PostgresOwnership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresOwnership.class);
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ANSWER_SECONDS_MAX = 2;
    private static final long STOP_MILLIS_MAX = 15_000;

    private final PostgresConnector link;
    private final HikariDataSource pool;
    private final Clock clock;
    private final Thread thread;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    // the first look's thread, then this one's own
    private Connection owner;
    private boolean isSchemaUp;
    private boolean isReturned;
    private final List<Runnable> uninformed = new ArrayList<>();
    // any thread
    private volatile DatabaseHealth health;
    private volatile boolean isStopping;

    PostgresOwnership(PostgresConnector link, HikariDataSource pool, Clock clock, ThreadFactory threads) {
        this.link = link;
        this.pool = pool;
        this.clock = clock;
        this.health = new DatabaseHealth(Condition.AWAY, "not connected yet", clock.millis());
        this.thread = threads.newThread(this::run);
        thread.setName("database-watch");
    }

    /** Checks once, then continues on a thread of its own. */
    void start() {
        look();
        thread.start();
    }

    private void run() {
        while (!isStopping) {
            LockSupport.parkNanos(this, PERIOD_NANOS);
            if (!isStopping) {
                look();
            }
        }
    }

    private void look() {
        Condition before = health.condition();
        Condition now;
        String said = "";
        try {
            now = owned();
        } catch (SQLException | RuntimeException failure) {
            Condition found = TransientFailures.conditionOf(failure);
            now = found == null ? Condition.REFUSED : found;
            said = TransientFailures.said(failure);
            drop();
        }
        health = health.next(now, said, clock.millis());
        tell(before);
    }

    private Condition owned() throws SQLException {
        if (owner != null && !owner.isValid(ANSWER_SECONDS_MAX)) {
            drop();
        }
        if (owner == null) {
            owner = link.owner();
            isReturned = true;
        }
        if (owner == null) {
            return Condition.IN_USE;
        }
        if (!isSchemaUp) {
            Schema.ofPostgres().dataSource(pool).load().migrate();
            isSchemaUp = true;
        }
        return Condition.OK;
    }

    /** Drops the pool's connections too: they are as dead as this one, and must not be tried first when the server returns. */
    private void drop() {
        HikariPoolMXBean connections = pool.getHikariPoolMXBean();
        if (connections != null) {
            connections.softEvictConnections();
        }
        Connection lost = owner;
        owner = null;
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException unclean) {
                LOG.debug("lost connection: {}", unclean.toString());
            }
        }
    }

    private void tell(Condition before) {
        DatabaseHealth now = health;
        if (now.condition() != before && now.isOk()) {
            LOG.info("the relational store can be used");
            isReturned = true;
        } else if (now.condition() != before) {
            LOG.warn("{} ({})", now.condition().text().en(), now.detail());
        }
        if (now.isOk()) {
            inform();
        }
    }

    /** Informs of a return; whoever fails, because the server goes away again or is slow, is informed anew at each check while it is there. */
    private void inform() {
        if (isReturned) {
            isReturned = false;
            uninformed.clear();
            uninformed.addAll(listeners);
        }
        uninformed.removeIf(listener -> {
            try {
                listener.run();
                return true;
            } catch (RuntimeException failure) {
                LOG.warn("what is kept of the relational store in memory could not be read again, it is tried once more: {}", failure.toString());
                return false;
            }
        });
    }

    /** State of the store at the last check. */
    DatabaseHealth health() {
        return health;
    }

    /** Makes the next check happen at once, because a call failed. */
    void lookSoon() {
        LockSupport.unpark(thread);
    }

    void onReturn(Runnable told) {
        listeners.add(told);
    }

    @Override
    public void close() {
        isStopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MILLIS_MAX);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        drop();
    }
}
