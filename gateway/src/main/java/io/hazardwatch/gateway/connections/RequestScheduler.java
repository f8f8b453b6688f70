package io.hazardwatch.gateway.connections;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Starts the requests of an event loop's connections in turn, one per connection at a time, and returns the loop to its sockets
 * and timers after {@value #SLICE_MILLIS} ms. So requests delay a probe or the live feed by at most a slice and one request,
 * however many wait. Only on that event loop.
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

    /** Calls {@code begin} once, when its turn comes; never synchronously. */
    void await(Runnable begin) {
        waiting.add(begin);
        if (!isScheduled) {
            isScheduled = true;
            loop.execute(this::run);
        }
    }

    /**
     * Starts requests for one slice. An exception of one request ends the slice and goes to the loop, but other requests keep
     * their turn. The next slice is scheduled, not executed, because only then does the loop serve its sockets in between.
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
