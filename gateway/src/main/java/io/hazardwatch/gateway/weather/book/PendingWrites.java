package io.hazardwatch.gateway.weather.book;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Rows that wait for the store; beyond the capacity the oldest are dropped and counted. The owner's thread; counts on any. */
final class PendingWrites {
    /** Rows that may wait while the store is away. */
    static final int WAITING_MAX = 500_000;

    private final WeatherStore store;
    private final List<WeatherChange> waiting = new ArrayList<>();
    private volatile String problem = "";
    private volatile int count;
    private final AtomicLong dropped = new AtomicLong();

    PendingWrites(WeatherStore store) {
        this.store = store;
    }

    void add(WeatherChange change) {
        if (waiting.size() >= WAITING_MAX) {
            waiting.removeFirst();
            dropped.incrementAndGet();
        }
        waiting.add(change);
        count = waiting.size();
    }

    /** Writes everything; what the store does not take waits. Returns whether all is written. */
    boolean flush() {
        if (waiting.isEmpty()) {
            return true;
        }
        try {
            store.save(List.copyOf(waiting));
            waiting.clear();
            count = 0;
            problem = "";
            return true;
        } catch (RuntimeException away) {
            problem = String.valueOf(away.getMessage());
            return false;
        }
    }

    /** What the store says, empty if it takes rows. Any thread. */
    String problem() {
        return problem;
    }

    int count() {
        return count;
    }

    long dropped() {
        return dropped.get();
    }
}
