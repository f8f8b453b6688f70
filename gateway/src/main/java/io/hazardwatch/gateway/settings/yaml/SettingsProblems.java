package io.hazardwatch.gateway.settings.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the mistakes of one file, so that they are reported together: the first {@value #PROBLEMS_MAX}, because nobody reads more and naming
 * the place of each searches its list. One thread.
 */
public final class SettingsProblems {
    static final int PROBLEMS_MAX = 1_000;
    private static final int VALUE_LENGTH_MAX = 80;

    private final String file;
    private final int most;
    private final List<SettingsProblem> found = new ArrayList<>();

    public SettingsProblems(String file) {
        this(file, PROBLEMS_MAX);
    }

    private SettingsProblems(String file, int most) {
        this.file = file;
        this.most = most;
    }

    /** For what follows from a mistake that was named already: keeps none, and so searches no place. */
    static SettingsProblems none() {
        return new SettingsProblems("", 0);
    }

    public String file() {
        return file;
    }

    public void add(YamlNode node, String rule) {
        if (!isFull()) {
            add(node.path(), node.shown(), rule);
        }
    }

    public void add(String path, String value, String rule) {
        if (isFull()) {
            return;
        }
        String shown = value.length() > VALUE_LENGTH_MAX ? value.substring(0, VALUE_LENGTH_MAX) + '…' : value;
        found.add(new SettingsProblem(file, path, shown.replace('\n', ' '), rule));
    }

    /** Whether further mistakes are left out. */
    boolean isFull() {
        return found.size() >= most;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<SettingsProblem> list() {
        return found;
    }
}
