package io.hazardwatch.gateway.history.store;

/** The store did not accept or return data. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final int refused;
    private final boolean refusesEverything;

    /** @param retryable whether the same call may succeed later, because the data is not the cause */
    public StoreException(String message, boolean retryable, Throwable cause) {
        this(message, retryable, 0, false, cause);
    }

    private StoreException(String message, boolean retryable, int refused, boolean refusesEverything, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.refused = refused;
        this.refusesEverything = refusesEverything;
    }

    /** The store accepted a batch except for {@code refused} of its readings. */
    public static StoreException partial(String message, int refused, Throwable cause) {
        return new StoreException(message, false, refused, false, cause);
    }

    /** The store refuses everything, so the refusal says nothing about the readings, and retrying makes sense. */
    public static StoreException ofEverything(StoreException refusal) {
        return new StoreException(refusal.getMessage(), true, 0, true, refusal);
    }

    /** Whether the store answers but refuses even a reading that has nothing wrong. */
    public boolean refusesEverything() {
        return refusesEverything;
    }

    /** Whether the store says that it refused the whole batch of {@code count}; then no part of it need be tried alone. */
    public boolean refusesAll(int count) {
        return count == 1 || refused == count;
    }

    /** Whether retrying makes sense. */
    public boolean isRetryable() {
        return retryable;
    }
}
