package io.hazardwatch.simulator.command;

import java.util.List;

/** The command line, or a file it names, cannot be used. Carries every problem found, not the first one. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param problems one line each */
    public UsageException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    /** @param problem the only one */
    public UsageException(String problem) {
        this(List.of(problem));
    }
}
