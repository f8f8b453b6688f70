package io.hazardwatch.gateway.intake.tcp;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes the progress of an ingest from lane threads to the thread of an input: however often it is raised, at most one hop is under way. Raised
 * by any thread; nothing happens once that thread has ended.
 */
public final class ProgressSignal {
    private final Executor thread;
    private final Runnable progress;
    private final AtomicBoolean isDue = new AtomicBoolean();

    /** @param progress what follows, on that thread; the signal may be raised again while it runs */
    public ProgressSignal(Executor thread, Runnable progress) {
        this.thread = thread;
        this.progress = progress;
    }

    /** There is progress. */
    public void raise() {
        if (!isDue.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(this::follow);
        } catch (RejectedExecutionException ended) {
            isDue.set(false);
        }
    }

    private void follow() {
        isDue.set(false);
        progress.run();
    }
}
