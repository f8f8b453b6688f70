package io.hazardwatch.gateway.settings.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects the mistakes of one file, so that all are reported together. One thread. */
public final class SettingsProblems {
    private static final int VALUE_LENGTH_MAX = 80;

    private final String file;
    private final List<SettingsProblem> found = new ArrayList<>();

    public SettingsProblems(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void add(YamlNode node, String rule) {
        add(node.path(), node.shown(), rule);
    }

    public void add(String path, String value, String rule) {
        String shown = value.length() > VALUE_LENGTH_MAX ? value.substring(0, VALUE_LENGTH_MAX) + '…' : value;
        found.add(new SettingsProblem(file, path, shown.replace('\n', ' '), rule));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<SettingsProblem> list() {
        return found;
    }
}
