package io.hazardwatch.gateway.api.plant;

import io.hazardwatch.gateway.registry.Registry;
import java.util.List;

/**
 * Asks what finds nothing, once the gateway is ready, so that the first person who searches does not wait for code that is not compiled and tables
 * that are not read yet. A thread of its own with the lowest priority, which ends by itself: each question is one pass over the points.
 */
public final class SearchWarmUp {
    /** By initials and by what is written, in both kinds of script. */
    private static final List<String> QUESTIONS = List.of("zz qz-9", "储罐 qz-9", "zz qz-9");

    private SearchWarmUp() {}

    /** Begins and returns at once. Any thread. */
    public static void begin(Registry registry) {
        Thread thread = new Thread(() -> run(registry), "search-warm-up");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** How many points the questions found. */
    static int run(Registry registry) {
        return QUESTIONS.stream().mapToInt(question -> PlantSearch.find(registry, site -> true, question, 1).points().size()).sum();
    }
}
