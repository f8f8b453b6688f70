package io.hazardwatch.gateway.database;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relational store and, where that is a server, a copy on this machine of what must be known while it is away: a gateway that is
 * started meanwhile still knows people, devices and who is on duty. The copy is read only then, and written only with what the
 * server took. Threads as {@link Database}.
 */
public final class CopiedStore {
    private static final Logger LOG = LoggerFactory.getLogger(CopiedStore.class);

    private final Database database;
    private final Database copy;

    /** @param copy null when the store is a file of this machine itself */
    public CopiedStore(Database database, Database copy) {
        this.database = database;
        this.copy = copy;
    }

    /** Reads the store. */
    public <T> T read(HandleCallback<T, RuntimeException> work) {
        return database.read(work);
    }

    /**
     * Reads the store; while that is away, the copy.
     *
     * @throws DatabaseAwayException when there is no copy
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

    /** Changes the copy alone. One that cannot be written keeps nobody from working; it is written whole at the next start or return. */
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

    /** Runs {@code told} each time the store can be used again. */
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
