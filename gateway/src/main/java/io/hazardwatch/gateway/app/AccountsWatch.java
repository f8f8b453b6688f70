package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the accounts' file was removed under the running gateway, has it written anew out of memory, and raises an alarm:
 * without it nobody could log in after the next start. Event loop; writes on a thread of its own.
 */
final class AccountsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsWatch.class);
    private static final long PERIOD_MILLIS = 1_000;
    private static final long STOP_SECONDS_MAX = 5;
    private static final String DELETED = "deleted";
    private static final Text TEXT = new Text("运行中账户文件被删除，已由内存重新写入",
            "The accounts' file was deleted while running; it is written anew from memory");

    private final Accounts accounts;
    private final SystemAlarms alarms;
    private final WorkerPool pool;
    private final Vertx vertx;
    /** Done while nothing is being written; event loop, waited for at the stop. */
    private volatile Future<?> writing = Future.succeededFuture();

    AccountsWatch(Accounts accounts, SystemAlarms alarms, Vertx vertx) {
        this.accounts = accounts;
        this.alarms = alarms;
        this.vertx = vertx;
        this.pool = new WorkerPool(vertx, "accounts-file", 1, 1);
    }

    /** Begins to look once a second; what ends it. */
    Steps.Stop start() {
        long timer = vertx.setPeriodic(PERIOD_MILLIS, unused -> look());
        return () -> {
            vertx.cancelTimer(timer);
            writing.toCompletionStage().toCompletableFuture().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        };
    }

    /** The alarm stands until the file is there again, and then until somebody acknowledges it. */
    private void look() {
        if (!writing.isComplete()) {
            return;
        }
        boolean isGone = accounts.isFileGone();
        alarms.set(isGone, AccountsStart.PART, DELETED, TEXT, Priority.P1);
        if (isGone) {
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
