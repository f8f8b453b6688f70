package io.hazardwatch.gateway.database;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relational store and, if that is a server, a local copy of what must be known while the server is away: a gateway that
 * starts meanwhile still knows people, devices and who is on duty. The copy is read only while the server is away, and written
 * only with what the server has accepted. Threads as {@link Database}.
 */
public final class CopiedStore {
    private static final Logger LOG = LoggerFactory.getLogger(CopiedStore.class);

    private final Database database;
    private final Database copy;

    /** @param copy null when the store is a local file itself */
    public CopiedStore(Database database, Database copy) {
        this.database = database;
        this.copy = copy;
    }

    /** Reads the store. */
    public <T> T read(HandleCallback<T, RuntimeException> work) {
        return database.read(work);
    }

    /**
     * Reads the store, or the copy while the store is away.
     *
     * @throws DatabaseAwayException when the store is away and there is no copy
     */
    public <T> T readLast(HandleCallback<T, RuntimeException> work) {
        try {
            return database.read(work);
        } catch (DatabaseAwayException away) {
            if (copy == null) {
                throw away;
            }
            LOG.warn("{}; what was last known holds", away.getMessage());
            return copy.read(work);
        }
    }

    /** Changes the store in one transaction, then the copy. */
    public void write(HandleConsumer<RuntimeException> change) {
        in(database, change);
        writeCopy(change);
    }

    /**
     * Changes only the copy. A copy that cannot be written does not fail the caller; it is rewritten at the next start or
     * return of the store.
     */
    public void writeCopy(HandleConsumer<RuntimeException> change) {
        if (copy == null) {
            return;
        }
        try {
            in(copy, change);
        } catch (RuntimeException refused) {
            LOG.error("the local copy of the relational store cannot be written: {}", refused.getMessage());
        }
    }

    /** Runs {@code told} each time the store returns; on a thread that may block. */
    public void onReturn(Runnable told) {
        database.onReturn(told);
    }

    private static void in(Database store, HandleConsumer<RuntimeException> change) {
        store.inTransaction(handle -> {
            change.useHandle(handle);
            return null;
        });
    }
}
