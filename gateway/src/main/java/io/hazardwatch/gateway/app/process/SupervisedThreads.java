package io.hazardwatch.gateway.app.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;

/**
 * Makes the threads of all rooms, so that none ends unseen. A thread whose work ends by throwing is given to the sink for
 * defects, named in health, and makes {@code /health/live} fail: nothing starts it again, and a restart loses nothing.
 * Work that returns has ended on purpose.
 *
 * <p>Rooms take it as a {@link ThreadFactory} and name the thread themselves before they start it. Any thread.
 */
public final class SupervisedThreads implements ThreadFactory {
    private final BiConsumer<String, Throwable> bugs;
    private final Map<String, Throwable> ended = new ConcurrentSkipListMap<>();

    /** @param bugs takes what ended a thread: where, and what was thrown */
    public SupervisedThreads(BiConsumer<String, Throwable> bugs) {
        this.bugs = bugs;
    }

    @Override
    public Thread newThread(Runnable work) {
        return new Thread(() -> run(work));
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (Throwable end) {
            String name = Thread.currentThread().getName();
            ended.put(name, end);
            bugs.accept("thread " + name, end);
        }
    }

    /** The threads that ended by throwing, each with what it threw, by name; empty = all are well. */
    public List<String> ended() {
        return ended.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue()).toList();
    }
}
