package io.hazardwatch.gateway.database;

import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Serialises write transactions, so that both stores give the same guarantees. Any thread. */
final class WriteLock {
    private static final long WAIT_MILLIS_MAX = 5_000;

    private final ReentrantLock lock = new ReentrantLock();

    /** Waits for the lock, a few seconds at most. */
    void begin() {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        try {
            if (!lock.tryLock(WAIT_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                throw new DatabaseAwayException(Condition.BUSY, "another change has not ended for " + WAIT_MILLIS_MAX + " ms", null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new DatabaseAwayException(Condition.BUSY, "interrupted", stop);
        }
    }

    void end() {
        lock.unlock();
    }
}
