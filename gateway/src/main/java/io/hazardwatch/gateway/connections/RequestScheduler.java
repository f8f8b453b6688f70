package io.hazardwatch.gateway.connections;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Lets the connections of an event loop begin their requests one after the other, one of each connection at a time, and gives the
 * loop back to its sockets and timers after {@value #SLICE_MILLIS} ms. So what clients ask for can delay a probe or the live feed
 * by a slice and one request, however many requests wait. That event loop only.
 */
final class RequestScheduler {
    private static final long SLICE_MILLIS = 5;
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(SLICE_MILLIS);

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final EventExecutor loop;
    private boolean isScheduled;

    RequestScheduler(EventExecutor loop) {
        this.loop = loop;
    }

    /** Calls {@code begin} once, when its turn has come; never at once. */
    void await(Runnable begin) {
        waiting.add(begin);
        if (!isScheduled) {
            isScheduled = true;
            loop.execute(this::run);
        }
    }

    /**
     * Begins requests for one slice. What one of them throws ends the slice and goes to the loop, but keeps nobody else from theirs.
     * The next slice is scheduled, not executed, because only then has the loop looked at its sockets in between.
     */
    private void run() {
        long began = loop.ticker().nanoTime();
        try {
            do {
                waiting.remove().run();
            } while (!waiting.isEmpty() && loop.ticker().nanoTime() - began < SLICE_NANOS);
        } finally {
            isScheduled = !waiting.isEmpty();
            if (isScheduled) {
                loop.schedule(this::run, 0, TimeUnit.NANOSECONDS);
            }
        }
    }
}
