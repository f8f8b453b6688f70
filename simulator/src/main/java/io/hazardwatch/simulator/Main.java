package io.hazardwatch.simulator;

import io.hazardwatch.simulator.check.CheckCommand;
import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.load.BareCommand;
import io.hazardwatch.simulator.load.LoadCommand;
import io.hazardwatch.simulator.load.SitesCommand;
import io.hazardwatch.simulator.publish.PlayCommand;
import io.hazardwatch.simulator.replay.ReplayCommand;
import io.hazardwatch.simulator.scenario.SamplesCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Turns the command line into a running command, and nothing else. */
@Command(name = "hazardwatch-simulator", description = "Devices that are not there: they publish to a HazardWatch gateway.",
        footer = "COMMAND --help tells what a command takes.")
public final class Main {
    private static final long STOP_SECONDS = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Mixin
    private HelpOption help;

    Main() {}

    /** Entry point; exits 0 when all went well, 1 when what was checked does not hold, 2 when the command is refused. */
    public static void main(String[] arguments) {
        Main main = new Main();
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
        int status = new CommandRunner(System.err).run(main.commands(), Arrays.asList(arguments));
        main.stopped.countDown();
        System.exit(status);
    }

    CommandLine commands() {
        return new CommandLine(this).addSubcommand(new BareCommand(out, stop)).addSubcommand(new CheckCommand(out, stop))
                .addSubcommand(new LoadCommand(out, stop)).addSubcommand(new PlayCommand(out, stop))
                .addSubcommand(new ReplayCommand(out, stop)).addSubcommand(new SamplesCommand(out))
                .addSubcommand(new SitesCommand(out));
    }

    /** Lets the running command end in order when the process is told to stop. */
    private void stop() {
        stop.countDown();
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
