package io.hazardwatch.gateway.api.http;

import io.hazardwatch.gateway.accounts.StoredAnswer;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the answers of {@link RepeatedCalls} as they are given, one write at a time, on a worker, so that no answer waits for the disk. What
 * cannot be written is written with a later attempt; until then it is in memory only. Event loop.
 */
final class AnswerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    private final AnswerStore store;
    private final WorkerPool pool;
    private final Map<String, StoredAnswer> given = new LinkedHashMap<>();
    private final Set<String> forgotten = new LinkedHashSet<>();
    private Future<Void> writing = Future.succeededFuture();
    private volatile boolean isRefused;

    AnswerWriter(AnswerStore store, WorkerPool pool) {
        this.store = store;
        this.pool = pool;
    }

    void put(StoredAnswer answer) {
        forgotten.remove(answer.call());
        given.put(answer.call(), answer);
        tick();
    }

    void forget(String call) {
        given.remove(call);
        forgotten.add(call);
    }

    /** Whether the last write failed, so that answers are in memory only. Any thread. */
    boolean isRefused() {
        return isRefused;
    }

    /** Writes what is not written yet, unless a write is still running. */
    void tick() {
        if (writing.isComplete()) {
            write();
        }
    }

    /** Writes what is left; completes when it is written or was refused. */
    Future<Void> stop() {
        return writing.transform(done -> {
            write();
            return writing;
        });
    }

    private void write() {
        if (given.isEmpty() && forgotten.isEmpty()) {
            return;
        }
        List<StoredAnswer> now = List.copyOf(given.values());
        List<String> gone = List.copyOf(forgotten);
        given.clear();
        forgotten.clear();
        writing = pool.<Void>run(() -> {
            store.write(now, gone);
            return null;
        }).onComplete(written -> note(now, gone, written.cause())).otherwiseEmpty();
    }

    private void note(List<StoredAnswer> tried, List<String> gone, Throwable refusal) {
        if (refusal != null) {
            tried.stream().filter(each -> !forgotten.contains(each.call())).forEach(each -> given.putIfAbsent(each.call(), each));
            gone.stream().filter(call -> !given.containsKey(call)).forEach(forgotten::add);
        }
        if (refusal != null && !isRefused) {
            LOG.warn("answers to repeatable commands cannot be stored, so after a restart a repetition would be done again: {}", refusal.toString());
        }
        isRefused = refusal != null;
    }
}
