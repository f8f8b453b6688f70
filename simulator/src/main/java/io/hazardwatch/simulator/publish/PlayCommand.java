package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.Command;
import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.scenario.Scenario;
import io.hazardwatch.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Plays scenarios as devices would. */
public final class PlayCommand implements Command {
    /** What the command takes. */
    public static final Grammar GRAMMAR = new Grammar().value("speed", 1).value("rebase", "now").flag("loop")
            .with(Brokers.GRAMMAR);
    private static final long DRAIN_MILLIS = 10_000;

    private final PrintStream out;
    private final CountDownLatch stop;

    /** @param stop ends the play early when it reaches zero */
    public PlayCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public int run(Options options) throws UsageException, IOException, InterruptedException {
        List<Scenario> scenarios = read(options.operands());
        double speed = options.number("speed", 0.001);
        Set<String> enterprises = scenarios.stream().flatMap(scenario -> scenario.actors().stream())
                .map(actor -> actor.id().enterprise()).collect(Collectors.toCollection(TreeSet::new));
        try (Fleet fleet = Brokers.fleet(options, enterprises)) {
            new Player(fleet, speed, stop).play(playbacks(options, scenarios, speed));
            boolean all = stop.getCount() == 0 || fleet.drain(DRAIN_MILLIS);
            out.println(fleet.tally().line());
            Brokers.writeLedger(options, fleet.tally());
            return all && fleet.tally().refused() == 0 ? OK : FAILED;
        }
    }

    private List<Playback> playbacks(Options options, List<Scenario> scenarios, double speed) throws UsageException {
        long nowMillis = System.currentTimeMillis();
        List<Playback> playbacks = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            out.println("playing " + scenario.nameZh() + " / " + scenario.nameEn() + " (" + scenario.file() + ")");
            Stamps stamps = Stamps.of(options.text("rebase"), speed, scenario.durationMillis(), nowMillis);
            playbacks.add(new Playback(scenario, stamps, options.has("loop")));
        }
        return playbacks;
    }

    /** Reads all files before refusing any, so that one run tells every problem. */
    private static List<Scenario> read(List<String> files) throws UsageException, IOException {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String file : files) {
            try {
                scenarios.add(ScenarioReader.read(Path.of(file)));
            } catch (UsageException broken) {
                problems.add(broken.getMessage());
            }
        }
        if (files.isEmpty()) {
            problems.add("play: name at least one scenario file");
        }
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return scenarios;
    }
}
