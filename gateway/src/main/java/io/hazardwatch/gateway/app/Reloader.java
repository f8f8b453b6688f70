package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.app.settings.Problem;
import io.hazardwatch.gateway.app.settings.SitesWatcher;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends the watcher of site files its thread and says what became of a change. */
final class Reloader {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final long LOOK_MILLIS = 500;

    private final SitesWatcher watcher;
    private final Clock clock;
    private final Bugs bugs;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "reload"));

    Reloader(SitesWatcher watcher, Clock clock, Bugs bugs) {
        this.watcher = watcher;
        this.clock = clock;
        this.bugs = bugs;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    /** What is wrong with the files as they are now; empty when they are in use. */
    List<Problem> problems() {
        return watcher.lastProblems();
    }

    private void look() {
        try {
            switch (watcher.look(clock.millis())) {
                case TAKEN -> LOG.info("site files reloaded");
                case REFUSED -> watcher.lastProblems().forEach(problem -> LOG.error("not reloaded: {}", problem));
                case UNCHANGED, SETTLING -> { }
            }
        } catch (RuntimeException defect) {
            bugs.caught("reload", defect);
        }
    }
}
