package io.hazardwatch.simulator;

/** Turns the command line into a running simulator, and nothing else. */
public final class Main {
    private Main() {}

    /** Entry point. */
    public static void main(String[] arguments) {}
}
