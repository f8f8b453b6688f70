package io.hazardwatch.gateway.app.process;

import io.hazardwatch.gateway.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The only thread of one set of records (such as duty or weather): checks once a second what is due, and runs requests of other
 * threads in between. It may wait for the relational store, so nothing waits for it; the number of waiting requests is bounded.
 *
 * @param <B> the book, which only this thread uses
 */
public final class BookThread<B> {
    private static final long PERIOD_MILLIS = 1_000;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final B book;
    private final LongConsumer look;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final BlockingQueue<Runnable> requests;
    private final Thread thread;
    private volatile boolean isStopping;

    /**
     * @param name       of the thread
     * @param waitingMax requests that may wait
     * @param look       is given the time once a second and once more at the stop; a defect in it is reported, and the next second follows
     */
    public BookThread(String name, B book, int waitingMax, LongConsumer look, Clock clock, ThreadFactory threads,
                      BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.look = look;
        this.clock = clock;
        this.defects = defects;
        this.requests = new ArrayBlockingQueue<>(waitingMax);
        this.thread = threads.newThread(this::run);
        thread.setName(name);
    }

    /** Starts it. */
    public void start() {
        thread.start();
    }

    /** Ends it after the request at hand; waits {@value #STOP_MILLIS_MAX} ms at most. */
    public void stop() throws InterruptedException {
        isStopping = true;
        requests.offer(() -> { });
        thread.join(STOP_MILLIS_MAX);
    }

    /** Number of waiting requests. Any thread. */
    public int waiting() {
        return requests.size();
    }

    /**
     * Runs work on this thread. Any thread.
     *
     * @return completes on this thread with what the work gave or threw; fails at once if too many requests wait
     */
    public <T> CompletionStage<T> submit(Function<B, T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean isTaken = requests.offer(() -> {
            try {
                answer.complete(work.apply(book));
            } catch (RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        });
        if (!isTaken) {
            answer.completeExceptionally(new IllegalStateException("too many requests wait; try again"));
        }
        return answer;
    }

    private void run() {
        long lookAt = clock.millis();
        try {
            while (!isStopping) {
                Runnable request = requests.poll(Math.clamp(lookAt - clock.millis(), 0, PERIOD_MILLIS), TimeUnit.MILLISECONDS);
                if (request != null) {
                    request.run();
                }
                long now = clock.millis();
                if (now >= lookAt || lookAt - now > PERIOD_MILLIS) {
                    lookAt = now + PERIOD_MILLIS;
                    look(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        look(clock.millis());
    }

    private void look(long nowMillis) {
        try {
            look.accept(nowMillis);
        } catch (RuntimeException defect) {
            defects.accept(thread.getName(), defect);
        }
    }
}
