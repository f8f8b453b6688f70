package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.field.FieldDevices;
import io.hazardwatch.simulator.field.FieldOptions;
import io.hazardwatch.simulator.scenario.Scenario;
import io.hazardwatch.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays scenarios over MQTT, and by the languages that their devices speak, as real devices would send them. */
@Command(name = "play", description = "Plays scenarios over MQTT 5 and by the languages of their devices.", showDefaultValues = true)
public final class PlayCommand implements Callable<Integer> {
    private static final long DRAIN_MILLIS = 10_000;

    private final PrintStream out;
    private final CountDownLatch stop;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The scenarios, all played at once.")
    private List<Path> files = List.of();

    @Option(names = "--speed", paramLabel = "FACTOR", defaultValue = "1", converter = Numbers.Factor.class,
            description = "How many seconds of a scenario pass in one of ours; at least 0.001.")
    private double speed;

    @Option(names = "--rebase", paramLabel = "now|end|INSTANT", defaultValue = "now",
            description = "When the scenario takes place: it begins now, ends now, or begins at an instant such as 2026-01-01T00:00:00Z.")
    private String rebase;

    @Option(names = "--loop", description = "Begins again at the end, until stopped.")
    private boolean loops;

    @Mixin
    private BrokerOptions broker;

    @Mixin
    private FieldOptions field;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the progress and the counts
     * @param stop ends playing early when it reaches zero
     */
    public PlayCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        List<Scenario> scenarios = read(files);
        Set<String> enterprises = scenarios.stream().flatMap(scenario -> scenario.actors().stream())
                .map(actor -> actor.id().enterprise()).collect(Collectors.toCollection(TreeSet::new));
        enterprises.addAll(FieldDevices.credentials(scenarios, field));
        Credentials credentials = broker.credentials(enterprises);
        try (Fleet fleet = broker.fleet(credentials);
                FieldDevices devices = FieldDevices.open(scenarios, field, broker.address(), credentials, out)) {
            new Player(fleet, devices, speed, stop).play(playbacks(scenarios));
            boolean all = stop.getCount() == 0 || fleet.drain(DRAIN_MILLIS);
            out.println(fleet.tally().line());
            broker.writeLedger(fleet.tally());
            return all && fleet.tally().refused() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private List<Playback> playbacks(List<Scenario> scenarios) throws UsageException {
        long nowMillis = System.currentTimeMillis();
        List<Playback> playbacks = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            out.println("playing " + scenario.nameZh() + " / " + scenario.nameEn() + " (" + scenario.file() + ")");
            Stamps stamps = Stamps.of(rebase, speed, scenario.durationMillis(), nowMillis);
            playbacks.add(new Playback(scenario, stamps, loops));
        }
        return playbacks;
    }

    /** Reads all files before it refuses any, so that one run reports every problem. */
    private static List<Scenario> read(List<Path> files) throws UsageException, IOException {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            try {
                scenarios.add(ScenarioReader.read(file));
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
