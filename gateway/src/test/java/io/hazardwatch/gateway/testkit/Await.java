package io.hazardwatch.gateway.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do, never longer than needed. */
public final class Await {
    private static final long PATIENCE_MILLIS = 10_000;

    private Await() {}

    /** Returns as soon as {@code condition} holds; fails with {@code what} after ten seconds. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE_MILLIS, condition);
    }

    /** As {@link #until(String, BooleanSupplier)} with another patience. */
    public static void until(String what, long millis, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + millis + " ms: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
