package io.hazardwatch.simulator.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which options a command takes: {@code --name VALUE}, each with or without a preset, and {@code --name} flags. */
public final class Grammar {
    private final Map<String, String> presets = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> flags = new HashSet<>();

    /** An option that takes a value and has no preset. */
    public Grammar value(String... optionNames) {
        names.addAll(List.of(optionNames));
        return this;
    }

    /** An option that takes a value. */
    public Grammar value(String name, Object preset) {
        names.add(name);
        presets.put(name, preset.toString());
        return this;
    }

    /** An option without a value. */
    public Grammar flag(String... flagNames) {
        flags.addAll(List.of(flagNames));
        return this;
    }

    /** Adds all that {@code other} takes. */
    public Grammar with(Grammar other) {
        names.addAll(other.names);
        presets.putAll(other.presets);
        flags.addAll(other.flags);
        return this;
    }

    /** Reads {@code arguments}; unknown options and missing values are refused all at once. */
    public Options read(List<String> arguments) throws UsageException {
        Reading reading = new Reading();
        for (int i = 0; i < arguments.size(); i++) {
            i = reading.take(arguments, i);
        }
        if (!reading.problems.isEmpty()) {
            throw new UsageException(reading.problems);
        }
        return new Options(reading.values, reading.set, reading.operands);
    }

    private final class Reading {
        final Map<String, String> values = new HashMap<>(presets);
        final Set<String> set = new HashSet<>();
        final List<String> operands = new ArrayList<>();
        final List<String> problems = new ArrayList<>();

        /** Takes the argument at {@code at} and returns the index of the last one used. */
        int take(List<String> arguments, int at) {
            String argument = arguments.get(at);
            if (!argument.startsWith("--")) {
                operands.add(argument);
                return at;
            }
            String name = argument.substring(2);
            if (flags.contains(name)) {
                set.add(name);
                return at;
            }
            return names.contains(name) ? takeValue(arguments, at, name) : refuse(argument, at);
        }

        private int takeValue(List<String> arguments, int at, String name) {
            if (at + 1 == arguments.size()) {
                problems.add("--" + name + ": takes a value");
                return at;
            }
            values.put(name, arguments.get(at + 1));
            return at + 1;
        }

        private int refuse(String argument, int at) {
            problems.add(argument + ": unknown option");
            return at;
        }
    }
}
