package io.hazardwatch.simulator.command;

/** One word of the command line. Main thread. */
@FunctionalInterface
public interface Command {
    /** Everything went as asked. */
    int OK = 0;
    /** The command ran and what it checked does not hold. */
    int FAILED = 1;
    /** The command line or a file it names is wrong. */
    int REFUSED = 2;

    /**
     * Runs to its end.
     *
     * @return the exit status
     * @throws Exception what kept the command from its work; its message is for people
     */
    int run(Options options) throws Exception;
}
