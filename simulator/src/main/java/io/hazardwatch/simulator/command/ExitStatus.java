package io.hazardwatch.simulator.command;

/** Exit statuses that all commands share. Scripts depend on these values. */
public final class ExitStatus {
    /** The command succeeded. */
    public static final int OK = 0;
    /** The command ran, but a check failed or the work could not be completed. */
    public static final int FAILED = 1;
    /** The command line, or a file that it names, is invalid. The command did nothing. */
    public static final int REFUSED = 2;

    private ExitStatus() {}
}
