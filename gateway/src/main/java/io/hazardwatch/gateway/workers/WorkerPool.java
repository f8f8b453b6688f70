package io.hazardwatch.gateway.workers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs blocking work of one kind on threads of its own. Limits running and waiting pieces; further ones are refused with
 * {@link PoolFullException}, because an answer that comes minutes late helps nobody and occupies memory. Any thread.
 */
public final class WorkerPool implements AutoCloseable {
    private final String name;
    private final int threads;
    private final int waitingMax;
    private final WorkerExecutor executor;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicLong refused = new AtomicLong();

    /**
     * Creates a pool whose threads are called {@code name-N}; closed with {@code vertx} at the latest.
     *
     * @param threads pieces of work that run at the same time
     * @param waitingMax pieces of work that may wait for a thread
     */
    public WorkerPool(Vertx vertx, String name, int threads, int waitingMax) {
        this.name = name;
        this.threads = threads;
        this.waitingMax = waitingMax;
        this.executor = vertx.createSharedWorkerExecutor(name, threads);
    }

    /**
     * Runs {@code work} and returns its result on the caller's Vert.x context; fails with {@link PoolFullException} if it was
     * refused, because there is too much of it or the pool is being closed.
     */
    public <T> Future<T> run(Callable<T> work) {
        if (inside.incrementAndGet() > threads + waitingMax) {
            inside.decrementAndGet();
            refused.incrementAndGet();
            return Future.failedFuture(new PoolFullException(name));
        }
        AtomicBoolean isBegun = new AtomicBoolean();
        Future<T> result;
        try {
            result = executor.executeBlocking(() -> {
                isBegun.set(true);
                try {
                    return work.call();
                } finally {
                    inside.decrementAndGet();
                }
            }, false);
        } catch (RejectedExecutionException closing) {
            result = Future.failedFuture(closing);
        }
        return result.recover(failure -> Future.failedFuture(isBegun.get() ? failure : notBegun(failure)));
    }

    private Throwable notBegun(Throwable failure) {
        inside.decrementAndGet();
        return failure instanceof RejectedExecutionException ? new PoolFullException(name) : failure;
    }

    /** The kind of work. */
    public String name() {
        return name;
    }

    /** Pieces of work that wait for a thread. */
    public int waiting() {
        return Math.max(0, inside.get() - threads);
    }

    /** Pieces of work refused so far. */
    public long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        executor.close();
    }
}
