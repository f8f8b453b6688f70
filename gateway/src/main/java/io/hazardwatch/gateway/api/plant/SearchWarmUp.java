package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.registry.Registry;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * Asks what finds nothing, once the gateway is ready, so that the first person who searches does not wait for code that is not compiled and tables
 * that are not read yet. A thread of its own with the lowest priority, which ends by itself: each question is one pass over the points.
 */
public final class SearchWarmUp {
    /** By initials and by what is written, in both kinds of script. */
    static final List<String> QUESTIONS = List.of("zz qz-9", "储罐 qz-9", "zz qz-9");
    private static final long STOP_MILLIS = 2_000;

    private final ToIntFunction<String> search;
    private final BiConsumer<String, Throwable> defects;
    private final Thread thread;
    private volatile boolean isStopping;

    SearchWarmUp(ToIntFunction<String> search, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.search = search;
        this.defects = defects;
        this.thread = threads.newThread(this::run);
        thread.setName("search-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    /**
     * Begins and returns at once. Any thread.
     *
     * @param defects takes what a question failed with; the gateway does without the rest then
     */
    public static SearchWarmUp start(Registry registry, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        SearchWarmUp warmUp = new SearchWarmUp(question -> found(registry, question), threads, defects);
        warmUp.start();
        return warmUp;
    }

    void start() {
        thread.start();
    }

    /**
     * Asks nothing more and waits until the present question is answered, at most two seconds. Any thread.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public void stop() throws InterruptedException {
        isStopping = true;
        thread.join(STOP_MILLIS);
    }

    /** A question that fails is a defect of the search, but no reason to end the process, as a thread that ends by an exception would be. */
    private void run() {
        try {
            for (String question : QUESTIONS) {
                if (isStopping) {
                    return;
                }
                search.applyAsInt(question);
            }
        } catch (RuntimeException e) {
            defects.accept("search warm-up", e);
        }
    }

    /** How many points the question found. */
    static int found(Registry registry, String question) {
        return PlantSearch.find(registry, site -> true, question, 1).points().size();
    }
}
