package io.hazardwatch.gateway.app.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one file, so that everything is told at once. One thread. */
final class Problems {
    private static final int VALUE_LENGTH_MAX = 80;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Node node, String rule) {
        add(node.path(), node.shown(), rule);
    }

    void add(String path, String value, String rule) {
        String shown = value.length() > VALUE_LENGTH_MAX ? value.substring(0, VALUE_LENGTH_MAX) + '…' : value;
        found.add(new Problem(file, path, shown.replace('\n', ' '), rule));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> list() {
        return found;
    }
}
