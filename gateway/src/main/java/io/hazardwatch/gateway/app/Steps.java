package io.hazardwatch.gateway.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, to be stopped in reverse; one failing step never stops the others. Main thread. */
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** Something that can be stopped. */
    interface Stop {
        void run() throws Exception;
    }

    private record Step(String name, Stop stop) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    void started(String name, Stop stop) {
        steps.push(new Step(name, stop));
    }

    void stopAll() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.stop().run();
                LOG.debug("stopped {}", step.name());
            } catch (Exception e) {
                LOG.warn("could not stop {} cleanly: {}", step.name(), e.toString());
            }
        }
    }
}
