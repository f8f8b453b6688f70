package io.hazardwatch.gateway.history;

/** The store did not take or give data. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /** @param retryable whether the same call may succeed later, because the data are not at fault */
    public StoreException(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** Whether trying again makes sense. */
    public boolean isRetryable() {
        return retryable;
    }
}
