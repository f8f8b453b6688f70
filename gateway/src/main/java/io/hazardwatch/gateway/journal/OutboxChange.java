package io.hazardwatch.gateway.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A change of rows beside the entries that waits for the next commit; its future completes when that commit is synced. */
final class OutboxChange<T> {
    private final JournalChanges.Change<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private T result;
    private Throwable failure;

    OutboxChange(JournalChanges.Change<T> work) {
        this.work = work;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void apply(Connection connection) throws SQLException {
        failure = null;
        result = work.apply(connection);
    }

    /** Fails this change alone; the rest of the commit goes on. */
    void refused(Throwable reason) {
        failure = reason;
    }

    void committed() {
        if (failure == null) {
            answer.complete(result);
        } else {
            answer.completeExceptionally(failure);
        }
    }

    void abandoned(Throwable reason) {
        answer.completeExceptionally(reason);
    }
}
