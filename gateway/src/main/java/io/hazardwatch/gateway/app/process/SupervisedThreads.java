package io.hazardwatch.gateway.app.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;

/**
 * Creates the threads of all rooms, so that none ends unnoticed. A thread that ends by an exception is reported to the
 * {@link ErrorSink}, named in health, and makes {@code /health/live} fail: nothing restarts the thread, and restarting the
 * process loses nothing. Work that returns has ended on purpose.
 *
 * <p>Rooms use it as a {@link ThreadFactory} and name the thread themselves before they start it. Any thread.
 */
public final class SupervisedThreads implements ThreadFactory {
    private final BiConsumer<String, Throwable> defects;
    private final Map<String, Throwable> ended = new ConcurrentSkipListMap<>();

    /** @param defects takes what ended a thread: where, and the exception */
    public SupervisedThreads(BiConsumer<String, Throwable> defects) {
        this.defects = defects;
    }

    @Override
    public Thread newThread(Runnable work) {
        return new Thread(() -> run(work));
    }

    /**
     * A thread of that name that does work at its times. What the work throws ends no thread and is seen by nobody, and nothing repeats it then: so
     * such work catches all by itself.
     */
    public ScheduledExecutorService scheduler(String name) {
        return new ScheduledThreadPoolExecutor(1, work -> {
            Thread made = newThread(work);
            made.setName(name);
            return made;
        });
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable end) {
            String name = Thread.currentThread().getName();
            ended.put(name, end);
            defects.accept("thread " + name, end);
        }
    }

    /** Names of the threads that ended by an exception, each with that exception; empty = none. */
    public List<String> ended() {
        return ended.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).toList();
    }
}
