package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.database.DatabaseHealth.Condition;

/**
 * The relational store cannot be used now; the same again works once it can. Whether a transaction that was being committed when
 * the store went away took place is not known, so what is tried again must do no harm when done twice: rows have ids of our own.
 */
public final class DatabaseAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Condition condition;

    /** @param detail what the store said */
    public DatabaseAwayException(Condition condition, String detail, Throwable cause) {
        super(condition.text().en() + (detail.isEmpty() ? "" : ": " + detail), cause);
        this.condition = condition;
    }

    /** Why. */
    public Condition condition() {
        return condition;
    }
}
