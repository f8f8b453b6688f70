package io.hazardwatch.gateway.workers;

/** As much work of a kind waits as may; the same again works shortly. Without a stack trace: it is no defect. */
public final class PoolFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PoolFullException(String pool) {
        super("as much work waits for " + pool + " as may", null, false, false);
    }
}
