package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.command.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file, so that all of them are reported together. */
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
