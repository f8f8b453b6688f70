package io.hazardwatch.gateway.app.process;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A look of a {@link BookThread} that may wait for the relational store, and has nothing to do while that is away. */
public final class StoreLook {
    private static final Logger LOG = LoggerFactory.getLogger(StoreLook.class);

    private StoreLook() {}

    /**
     * Looks; the next look follows anyhow.
     *
     * @param of whose look it is, for the log
     * @return whether the store was there
     */
    public static boolean isDone(String of, Runnable look) {
        try {
            look.run();
            return true;
        } catch (DatabaseAwayException | IllegalStateException away) {
            LOG.debug("{}: the store is away: {}", of, away.getMessage());
            return false;
        }
    }
}
