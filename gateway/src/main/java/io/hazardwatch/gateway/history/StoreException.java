package io.hazardwatch.gateway.history;

/** The store did not take or give data. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final int refused;

    /** @param retryable whether the same call may succeed later, because the data are not at fault */
    public StoreException(String message, boolean retryable, Throwable cause) {
        this(message, retryable, 0, cause);
    }

    private StoreException(String message, boolean retryable, int refused, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.refused = refused;
    }

    /** The store took a batch but for so many of its readings. */
    public static StoreException partial(String message, int refused, Throwable cause) {
        return new StoreException(message, false, refused, cause);
    }

    /** Whether the store says that it refused the whole of a batch of {@code count}; then no part of it need be tried alone. */
    boolean refusesAll(int count) {
        return count == 1 || refused == count;
    }

    /** Whether trying again makes sense. */
    public boolean isRetryable() {
        return retryable;
    }
}
