package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * Worker pools of the API by kind of work. Passwords and accounts are separate from queries, so a flood of log-ins delays no
 * chart and no scrape. The store is separate from the journal, so a store that hangs delays no journal query.
 *
 * @param passwords hashing of passwords; one thread, because hashing needs a whole processor and alarms need the others
 * @param accounts reads and writes people and credentials
 * @param journal the alarm journal and outbox
 * @param history the store of readings
 * @param studies KPIs, back-tests, floods: seconds each; a {@link ConcurrencyLimit} limits how many run at the same time
 * @param metrics the scrape
 * @param duty hand-over, duty log and roll calls
 * @param imports tables of points, a minute for a large one; one thread
 */
public record ApiPools(WorkerPool passwords, WorkerPool accounts, WorkerPool journal, WorkerPool history, WorkerPool studies,
                WorkerPool metrics, WorkerPool duty, WorkerPool imports) {
    private static final int PASSWORD_THREADS = 1;
    /** Password checks that may wait. Each takes a good tenth of a second, so the last one waits about four seconds. */
    private static final int PASSWORDS_WAITING_MAX = 32;
    private static final int WAITING_MAX = 64;
    private static final int STUDY_THREADS = 4;

    public static ApiPools of(Vertx vertx) {
        return new ApiPools(new WorkerPool(vertx, "passwords", PASSWORD_THREADS, PASSWORDS_WAITING_MAX),
                new WorkerPool(vertx, "accounts", 1, WAITING_MAX), new WorkerPool(vertx, "journal-queries", 2, WAITING_MAX),
                new WorkerPool(vertx, "history-queries", 2, WAITING_MAX),
                new WorkerPool(vertx, "studies", STUDY_THREADS, STUDY_THREADS), new WorkerPool(vertx, "metrics", 1, WAITING_MAX),
                new WorkerPool(vertx, "duty-queries", 1, WAITING_MAX), new WorkerPool(vertx, "imports", 1, WAITING_MAX));
    }

    public List<WorkerPool> all() {
        return List.of(passwords, accounts, journal, history, studies, metrics, duty, imports);
    }

    public void close() {
        all().forEach(WorkerPool::close);
    }
}
