package io.hazardwatch.gateway.api.access;

import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what changed about open sessions, one write at a time, on a worker. What cannot be written is written with the next attempt; until
 * then a restart logs those people out, or shows an ended session as open. Event loop.
 */
public final class SessionWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SessionWriter.class);

    private final Sessions sessions;
    private final SessionStore store;
    private final WorkerPool pool;
    private boolean isRefused;
    private Future<Void> writing = Future.succeededFuture();

    public SessionWriter(Sessions sessions, SessionStore store, WorkerPool pool) {
        this.sessions = sessions;
        this.store = store;
        this.pool = pool;
    }

    /** Writes what changed, unless a write is still running. */
    public void tick() {
        if (writing.isComplete()) {
            write();
        }
    }

    /** Writes what is left; completes when it is written or was refused. */
    public Future<Void> stop() {
        return writing.transform(done -> {
            write();
            return writing;
        });
    }

    private void write() {
        Sessions.Changes changes = sessions.takeChanges();
        if (changes.isEmpty()) {
            return;
        }
        writing = pool.<Void>run(() -> {
            store.write(changes.changed(), changes.endedHashes());
            return null;
        }).onComplete(written -> note(changes, written.cause())).otherwiseEmpty();
    }

    private void note(Sessions.Changes changes, Throwable refusal) {
        if (refusal != null) {
            sessions.giveBack(changes);
        }
        if (refusal != null && !isRefused) {
            LOG.warn("open sessions cannot be stored, so a restart would log people out: {}", refusal.toString());
        }
        isRefused = refusal != null;
    }
}
