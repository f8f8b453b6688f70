package io.hazardwatch.simulator;

import io.hazardwatch.simulator.check.CheckCommand;
import io.hazardwatch.simulator.command.Command;
import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.load.BareCommand;
import io.hazardwatch.simulator.load.LoadCommand;
import io.hazardwatch.simulator.load.SitesCommand;
import io.hazardwatch.simulator.publish.PlayCommand;
import io.hazardwatch.simulator.replay.ReplayCommand;
import io.hazardwatch.simulator.scenario.SamplesCommand;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns the command line into a running command, and nothing else. */
public final class Main {
    private static final long STOP_SECONDS = 10;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Map<String, Entry> commands = new TreeMap<>(Map.of(
            "play", new Entry(PlayCommand.GRAMMAR, new PlayCommand(out, stop)),
            "load", new Entry(LoadCommand.GRAMMAR, new LoadCommand(out, stop)),
            "sites", new Entry(SitesCommand.GRAMMAR, new SitesCommand(out)),
            "bare", new Entry(BareCommand.GRAMMAR, new BareCommand(out, stop)),
            "replay", new Entry(ReplayCommand.GRAMMAR, new ReplayCommand(out, stop)),
            "check", new Entry(CheckCommand.GRAMMAR, new CheckCommand(out, stop)),
            "samples", new Entry(SamplesCommand.GRAMMAR, new SamplesCommand(out))));

    private record Entry(Grammar grammar, Command command) {}

    private Main() {}

    /** Entry point; exits 0 when all went well, 1 when what was checked does not hold, 2 when the command is refused. */
    public static void main(String[] arguments) {
        Main main = new Main();
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "stop"));
        int status = main.run(Arrays.asList(arguments));
        main.stopped.countDown();
        System.exit(status);
    }

    private int run(List<String> arguments) {
        Entry entry = arguments.isEmpty() ? null : commands.get(arguments.get(0));
        if (entry == null) {
            System.err.println("commands: " + String.join(", ", commands.keySet()));
            return Command.REFUSED;
        }
        try {
            return entry.command.run(entry.grammar.read(arguments.subList(1, arguments.size())));
        } catch (UsageException refused) {
            System.err.println(refused.getMessage());
            return Command.REFUSED;
        } catch (Exception failed) {
            System.err.println(arguments.get(0) + ": " + failed);
            return Command.FAILED;
        }
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
