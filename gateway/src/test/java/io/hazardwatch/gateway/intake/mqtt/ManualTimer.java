package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.time.Clock;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timer and clock of which the test moves the time; what is due runs in its order. One thread. */
final class ManualTimer implements QuotaLine.Timer, Clock {
    private record Task(long atNanos, int seq, Runnable work) {}

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparing(Task::seq));
    private long now;
    private int begun;

    @Override
    public void later(long nanos, Runnable due) {
        tasks.add(new Task(now + nanos, begun++, due));
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public long nowMillis() {
        return now / 1_000_000;
    }

    @Override
    public long nanos() {
        return nowNanos();
    }

    @Override
    public long millis() {
        return nowMillis();
    }

    /** Runs what is due until then. */
    void runUntil(long nanos) {
        while (!tasks.isEmpty() && tasks.peek().atNanos() <= nanos) {
            Task next = tasks.poll();
            now = next.atNanos();
            next.work().run();
        }
        now = nanos;
    }

    /** What is still to run. */
    int scheduled() {
        return tasks.size();
    }

    /** How much was scheduled in all. */
    int begun() {
        return begun;
    }
}
