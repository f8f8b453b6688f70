package io.hazardwatch.gateway.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Waits for what another thread is about to do, never longer than needed. */
public final class Await {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long PAUSE_NANOS_MIN = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PAUSE_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(50);
    /** A question that costs a request is asked less often than one that reads a field, so that asking leaves the machine to the asked. */
    private static final long PAUSES_PER_QUESTION = 5;

    private Await() {}

    /** Returns as soon as {@code condition} holds; fails with {@code what} after a minute, because a busy machine may be that slow. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, PATIENCE_MILLIS, condition);
    }

    /** Returns as soon as {@code actual} gives what is expected; fails with both after a minute. */
    public static <T> void equal(T expected, Supplier<T> actual) {
        if (!isWithin(PATIENCE_MILLIS, () -> expected.equals(actual.get()))) {
            throw new AssertionError("not within " + PATIENCE_MILLIS + " ms: expected " + expected + " but it is " + actual.get());
        }
    }

    /** As {@link #until(String, BooleanSupplier)} with another patience. */
    public static void until(String what, long millis, BooleanSupplier condition) {
        if (!isWithin(millis, condition)) {
            throw new AssertionError("not within " + millis + " ms: " + what);
        }
    }

    /** Whether {@code condition} came to hold; false after {@code millis}. */
    public static boolean isWithin(long millis, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long asked = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long now = System.nanoTime();
            if (now > deadline) {
                return false;
            }
            long pause = Math.clamp(PAUSES_PER_QUESTION * (now - asked), PAUSE_NANOS_MIN, PAUSE_NANOS_MAX);
            LockSupport.parkNanos(Math.min(pause, deadline - now + 1));
            asked = System.nanoTime();
        }
        return true;
    }

    /** Returns a figure once it has not changed for {@code quietMillis}; for what can only be seen by its standing still. */
    public static long standstill(long quietMillis, LongSupplier figure) {
        while (true) {
            long seen = figure.getAsLong();
            if (!isWithin(quietMillis, () -> figure.getAsLong() != seen)) {
                return seen;
            }
        }
    }
}
