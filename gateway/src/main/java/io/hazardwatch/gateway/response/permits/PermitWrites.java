package io.hazardwatch.gateway.response.permits;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Writes what looks leave behind to the store, one batch after the other, by a thread that may wait for it; so no look does. The owner's
 * thread; {@link #problem} on any.
 */
final class PermitWrites {
    /**
     * What is to be written together.
     *
     * @param said        the last state that was journaled, by permit
     * @param endedMillis permits that ended by then are deleted, if {@code forgotten} is not null
     * @param forgotten   ids of others that are deleted; null = nothing is
     */
    record Batch(Map<String, PermitState> said, List<PermitNotice> told, long endedMillis, Collection<String> forgotten) {
        boolean isEmpty() {
            return said.isEmpty() && told.isEmpty() && forgotten == null;
        }

        void writeTo(PermitStore store) {
            if (!said.isEmpty()) {
                store.said(said);
            }
            if (!told.isEmpty()) {
                store.save(told);
            }
            if (forgotten != null) {
                store.delete(endedMillis, forgotten);
            }
        }
    }

    private final PermitStore store;
    private final Executor writing;
    private final Map<String, PermitState> said = new LinkedHashMap<>();
    private CompletableFuture<?> underway;
    private Batch batch;
    private volatile String problem = "";

    PermitWrites(PermitStore store, Executor writing) {
        this.store = store;
        this.writing = writing;
    }

    /** The state that was journaled last. */
    void said(String permit, PermitState state) {
        said.put(permit, state);
    }

    /** What the store says; empty if it takes what is written. Any thread. */
    String problem() {
        return problem;
    }

    private Batch next(KeptPermits permits, PermitNotices notices, long nowMillis) {
        return new Batch(Map.copyOf(said), notices.unsaved(), KeptPermits.endedBefore(nowMillis), permits.forgotten());
    }

    /** Has the next batch written unless one is underway; what the store does not take waits for the next look. */
    void write(KeptPermits permits, PermitNotices notices, long nowMillis) {
        Consumer<Batch> done = written -> {
            said.entrySet().removeAll(written.said().entrySet());
            notices.saved(written.told());
            permits.forgotten(written.forgotten());
        };
        settle(done);
        Batch next = next(permits, notices, nowMillis);
        if (underway == null && !next.isEmpty()) {
            batch = next;
            try {
                underway = CompletableFuture.runAsync(() -> next.writeTo(store), writing);
            } catch (RejectedExecutionException full) {
                problem = String.valueOf(full.getMessage());
            }
            settle(done);
        }
    }

    private void settle(Consumer<Batch> done) {
        if (underway == null || !underway.isDone()) {
            return;
        }
        try {
            underway.join();
            done.accept(batch);
            problem = "";
        } catch (CompletionException away) {
            problem = String.valueOf(away.getCause().getMessage());
        }
        underway = null;
    }

    /** Writes what is left, waiting for the store; what is underway is written once more, which changes nothing. */
    void flush(KeptPermits permits, PermitNotices notices, long nowMillis) {
        next(permits, notices, nowMillis).writeTo(store);
    }
}
