package io.hazardwatch.simulator.command;

/** The exit statuses of every command; scripts rely on them. */
public final class ExitStatus {
    /** Everything went as asked. */
    public static final int OK = 0;
    /** The command ran and what it checked does not hold, or it could not do its work. */
    public static final int FAILED = 1;
    /** The command line, or a file it names, is wrong; nothing was done. */
    public static final int REFUSED = 2;

    private ExitStatus() {}
}
