package io.hazardwatch.gateway.workers;

/** The queue of a worker pool is full; retrying shortly works. Has no stack trace, because it is no defect. */
public final class PoolFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoolFullException(String pool) {
        super("as much work waits for " + pool + " as may", null, false, false);
    }
}
