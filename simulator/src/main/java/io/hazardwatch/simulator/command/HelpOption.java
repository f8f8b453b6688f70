package io.hazardwatch.simulator.command;

import picocli.CommandLine.Option;

/** The option {@code --help}, which every command takes. */
public final class HelpOption {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Prints this text and ends.")
    private boolean isAsked;

    /** Whether the text was asked for. */
    public boolean isAsked() {
        return isAsked;
    }
}
