package io.hazardwatch.simulator.command;

import java.util.List;

/** Reports that the command line, or a file that it names, cannot be used. Carries all problems found, not only the first. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param problems one line each */
    public UsageException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }

    /** @param problem the only problem, as one line */
    public UsageException(String problem) {
        this(List.of(problem));
    }
}
