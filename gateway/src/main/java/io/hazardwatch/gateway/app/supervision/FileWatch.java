package io.hazardwatch.gateway.app.supervision;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Checks the essential files once a second, on a thread of its own because a disk that hangs must not delay anything else. Any
 * thread may add checks; one that throws is reported and does not affect the others.
 */
final class FileWatch {
    private static final long PERIOD_MILLIS = 1_000;

    private final BiConsumer<String, Throwable> defects;
    private final Thread thread;
    private final List<Runnable> looks = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    FileWatch(ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.defects = defects;
        this.thread = threads.newThread(this::run);
        thread.setName("file-watch");
    }

    void add(Runnable look) {
        looks.add(look);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            while (!stopped.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                looks.forEach(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException defect) {
            defects.accept("file watch", defect);
        }
    }
}
