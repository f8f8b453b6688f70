package io.hazardwatch.simulator.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a command was given. */
public final class Options {
    private final Map<String, String> values;
    private final Set<String> flags;
    private final List<String> operands;

    Options(Map<String, String> values, Set<String> flags, List<String> operands) {
        this.values = values;
        this.flags = flags;
        this.operands = List.copyOf(operands);
    }

    /** The arguments that are no options, in order. */
    public List<String> operands() {
        return operands;
    }

    /** Whether the flag was given. */
    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The value given, or the preset. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value given, or the preset; refuses when there is neither. */
    public String text(String name) throws UsageException {
        return find(name).orElseThrow(() -> new UsageException("--" + name + ": is needed"));
    }

    /** A whole number of at least {@code least}. */
    public int whole(String name, int least) throws UsageException {
        double value = number(name, least);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new UsageException("--" + name + ": " + text(name) + ": is no whole number");
        }
        return (int) value;
    }

    /** A number of at least {@code least}. */
    public double number(String name, double least) throws UsageException {
        double value = parse(name);
        if (!(value >= least)) {
            throw new UsageException("--" + name + ": " + text(name) + ": must be at least " + least);
        }
        return value;
    }

    private double parse(String name) throws UsageException {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException notANumber) {
            throw new UsageException("--" + name + ": " + text(name) + ": is no number");
        }
    }
}
