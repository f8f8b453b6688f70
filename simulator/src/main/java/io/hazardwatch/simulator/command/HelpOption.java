package io.hazardwatch.simulator.command;

import picocli.CommandLine.Option;

/** The option {@code --help}, which every command has. */
public final class HelpOption {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this text and ends.")
    private boolean isAsked;

    /** Whether the user asked for the help text. */
    public boolean isAsked() {
        return isAsked;
    }
}
