package io.hazardwatch.simulator;

import io.hazardwatch.simulator.check.CheckCommand;
import io.hazardwatch.simulator.cloud.CloudCommand;
import io.hazardwatch.simulator.command.CommandRunner;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.gb26875.Gb26875Command;
import io.hazardwatch.simulator.hj212.Hj212Command;
import io.hazardwatch.simulator.load.BareCommand;
import io.hazardwatch.simulator.load.CallsCommand;
import io.hazardwatch.simulator.load.LoadCommand;
import io.hazardwatch.simulator.load.SitesCommand;
import io.hazardwatch.simulator.modbus.ModbusCommand;
import io.hazardwatch.simulator.pipeline.PipelineCommand;
import io.hazardwatch.simulator.publish.PlayCommand;
import io.hazardwatch.simulator.replay.ReplayCommand;
import io.hazardwatch.simulator.scenario.SamplesCommand;
import io.hazardwatch.simulator.sparkplug.SparkplugCommand;
import io.hazardwatch.simulator.warn.WarnCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Selects and runs the command that the command line names; the work itself is in the command classes. */
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

    /** Runs one command and exits with its {@link io.hazardwatch.simulator.command.ExitStatus}: 0 success, 1 failure, 2 usage error. */
    public static void main(String[] arguments) {
        Main main = new Main();
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
        int status = new CommandRunner(System.err).run(main.commands(), Arrays.asList(arguments));
        main.stopped.countDown();
        System.exit(status);
    }

    CommandLine commands() {
        return new CommandLine(this).addSubcommand(new BareCommand(out, stop)).addSubcommand(new CallsCommand(out))
                .addSubcommand(new CheckCommand(out, stop)).addSubcommand(new CloudCommand(out))
                .addSubcommand(new Gb26875Command(out, stop)).addSubcommand(new Hj212Command(out, stop))
                .addSubcommand(new LoadCommand(out, stop)).addSubcommand(new ModbusCommand(out, stop))
                .addSubcommand(new PipelineCommand(out)).addSubcommand(new PlayCommand(out, stop))
                .addSubcommand(new ReplayCommand(out, stop)).addSubcommand(new SamplesCommand(out))
                .addSubcommand(new SitesCommand(out)).addSubcommand(new SparkplugCommand(out, stop)).addSubcommand(new WarnCommand(out, stop));
    }

    /** Asks the running command to finish in order when the process receives a termination signal. Runs on the shutdown-hook thread. */
    private void stop() {
        stop.countDown();
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
