package io.hazardwatch.gateway.time;

import java.util.function.IntConsumer;

/** Placeholder shape until the wheel lands. */
public final class Deadlines {
    public void schedule(int key, long atMillis) {}

    public void poll(long now, IntConsumer due) {}
}
