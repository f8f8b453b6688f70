package io.hazardwatch.gateway;

/** Turns the command line into a running gateway, and nothing else. */
public final class Main {
    private Main() {}

    /** Entry point. */
    public static void main(String[] arguments) {}
}
