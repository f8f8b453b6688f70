package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites the file of the relational store if it was removed while the gateway runs, because otherwise nobody could log in
 * after the next start. {@link LostFile} raises the alarm. Event loop; writes on a thread of its own.
 */
public final class DatabaseFileWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileWatch.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final long STOP_SECONDS_MAX = 30;

    private final Database database;
    private final WorkerPool pool;
    private final Vertx vertx;
    /** Completed while nothing is being written; the event loop writes, the stop waits for it. */
    private Future<?> writing = Future.succeededFuture();
    private boolean isStopped;

    /** @param database if it is a server, it takes care of its own files and is not watched */
    public DatabaseFileWatch(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
        this.pool = new WorkerPool(vertx, "database-file", 1, 1);
    }

    /**
     * Checks once a second.
     *
     * @return stops the checks and waits for what is being written. A check that runs at that moment is waited for as well, because
     *         it would begin to write into a store that is closed.
     */
    public ShutdownStack.Stop start() {
        long timer = vertx.setPeriodic(PERIOD_MILLIS, unused -> look());
        return () -> {
            vertx.cancelTimer(timer);
            stopped().toCompletionStage().toCompletableFuture().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        };
    }

    private synchronized Future<?> stopped() {
        isStopped = true;
        return writing;
    }

    private synchronized void look() {
        if (!isStopped && writing.isComplete() && database.isFileGone()) {
            writing = pool.run(() -> {
                database.writeAnew();
                return null;
            }).transform(done -> {
                LOG.error("the relational store's file was deleted while running; {}", done.succeeded() ? "written anew"
                        : "it cannot be written anew: " + done.cause().getMessage());
                return Future.succeededFuture();
            });
        }
    }
}
