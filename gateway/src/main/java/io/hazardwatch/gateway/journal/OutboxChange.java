package io.hazardwatch.gateway.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** A change of outbox rows, waiting for its place in a commit; the answer is given when that commit is synced. */
final class OutboxChange<T> {
    /** What is done to the rows; done again when the commit failed. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }

    private final Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private T result;
    private Throwable failure;

    OutboxChange(Work<T> work) {
        this.work = work;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void apply(Connection connection) throws SQLException {
        failure = null;
        result = work.apply(connection);
    }

    /** It cannot be done; what else is in the commit can. */
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
