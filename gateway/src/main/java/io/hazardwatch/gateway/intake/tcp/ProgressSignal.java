package io.hazardwatch.gateway.intake.tcp;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes the progress of an ingest from lane threads to an event loop: however often it is raised, at most one hop is under way. Raised by any
 * thread; nothing happens once the event loop has ended.
 */
public final class ProgressSignal {
    private final EventLoop eventLoop;
    private final Runnable progress;
    private final AtomicBoolean isDue = new AtomicBoolean();

    /** @param progress what follows, on the event loop; the signal may be raised again while it runs */
    public ProgressSignal(EventLoop eventLoop, Runnable progress) {
        this.eventLoop = eventLoop;
        this.progress = progress;
    }

    /** There is progress. */
    public void raise() {
        if (!isDue.compareAndSet(false, true)) {
            return;
        }
        try {
            eventLoop.execute(this::follow);
        } catch (RejectedExecutionException ended) {
            isDue.set(false);
        }
    }

    private void follow() {
        isDue.set(false);
        progress.run();
    }
}
