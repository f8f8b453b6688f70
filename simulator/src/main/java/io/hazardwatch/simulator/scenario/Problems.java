package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.command.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that all of it is told at once. */
final class Problems {
    private final String file;
    private final List<String> lines = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(String path, Object value, String rule) {
        lines.add(file + ": " + (path.isEmpty() ? "." : path) + ": " + value + ": " + rule);
    }

    void refuseIfAny() throws UsageException {
        if (!lines.isEmpty()) {
            throw new UsageException(lines);
        }
    }
}
