package io.hazardwatch.gateway.app.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what was started in reverse order; a failing step does not stop the others. Main thread. */
public final class ShutdownStack {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownStack.class);

    /** A part that can be stopped. */
    public interface Stop {
        void run() throws Exception;
    }

    private record Step(String name, Stop stop) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    public void started(String name, Stop stop) {
        steps.push(new Step(name, stop));
    }

    public void stopAll() {
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
