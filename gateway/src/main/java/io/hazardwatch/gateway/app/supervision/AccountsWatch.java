package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the accounts' file written anew out of memory when it was removed under the running gateway: without it nobody could log in
 * after the next start. {@link LostFile} raises the alarm. Event loop; writes on a thread of its own.
 */
public final class AccountsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsWatch.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final long STOP_SECONDS_MAX = 5;

    private final Accounts accounts;
    private final WorkerPool pool;
    private final Vertx vertx;
    /** Done while nothing is being written; event loop, waited for at the stop. */
    private volatile Future<?> writing = Future.succeededFuture();

    public AccountsWatch(Accounts accounts, Vertx vertx) {
        this.accounts = accounts;
        this.vertx = vertx;
        this.pool = new WorkerPool(vertx, "accounts-file", 1, 1);
    }

    /** Begins to look once a second; what ends it. */
    public ShutdownStack.Stop start() {
        long timer = vertx.setPeriodic(PERIOD_MILLIS, unused -> look());
        return () -> {
            vertx.cancelTimer(timer);
            writing.toCompletionStage().toCompletableFuture().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        };
    }

    private void look() {
        if (writing.isComplete() && accounts.isFileGone()) {
            writing = pool.run(() -> {
                accounts.writeAnew();
                return null;
            }).transform(done -> {
                LOG.error("the accounts' file was deleted while running; {}", done.succeeded() ? "written anew from memory"
                        : "it cannot be written anew: " + done.cause().getMessage());
                return Future.succeededFuture();
            });
        }
    }
}
