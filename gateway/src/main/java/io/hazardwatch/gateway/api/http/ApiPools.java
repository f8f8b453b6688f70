package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * The API's blocking work by kind. Passwords and accounts are apart from queries, so a flood of log-ins delays no chart and no
 * scrape; the store is apart from the journal, so a store that hangs delays no journal.
 *
 * @param passwords hashing of passwords: the processor's work, so one thread leaves the other processors to alarms
 * @param accounts  persons and credentials, read and written
 * @param journal   the alarms' journal and outbox
 * @param history   the store of readings
 * @param studies   figures, trials, floods: seconds each; {@link ConcurrencyLimit}s admit so many at a time
 * @param metrics   the scrape
 * @param duty      what is kept of hand-over, duty log and roll calls
 */
public record ApiPools(WorkerPool passwords, WorkerPool accounts, WorkerPool journal, WorkerPool history, WorkerPool studies,
                WorkerPool metrics, WorkerPool duty) {
    private static final int PASSWORD_THREADS = 1;
    /** Each takes a good tenth of a second: who comes last waits some four seconds. */
    private static final int PASSWORDS_WAITING_MAX = 32;
    private static final int WAITING_MAX = 64;
    private static final int STUDY_THREADS = 4;

    public static ApiPools of(Vertx vertx) {
        return new ApiPools(new WorkerPool(vertx, "passwords", PASSWORD_THREADS, PASSWORDS_WAITING_MAX),
                new WorkerPool(vertx, "accounts", 1, WAITING_MAX), new WorkerPool(vertx, "journal-queries", 2, WAITING_MAX),
                new WorkerPool(vertx, "history-queries", 2, WAITING_MAX),
                new WorkerPool(vertx, "studies", STUDY_THREADS, STUDY_THREADS), new WorkerPool(vertx, "metrics", 1, WAITING_MAX),
                new WorkerPool(vertx, "duty-queries", 1, WAITING_MAX));
    }

    public List<WorkerPool> all() {
        return List.of(passwords, accounts, journal, history, studies, metrics, duty);
    }

    public void close() {
        all().forEach(WorkerPool::close);
    }
}
