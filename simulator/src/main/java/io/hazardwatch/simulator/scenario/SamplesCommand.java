package io.hazardwatch.simulator.scenario;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.plant.Signal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the samples of a scenario, so that another implementation can be compared with this one. */
@Command(name = "samples", description = "Prints what a scenario measures, a line for each reading: time, point, value, quality.",
        showDefaultValues = true)
public final class SamplesCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "The scenarios.")
    private List<Path> files = List.of();

    @Option(names = "--as-sent", description = "Prints the readings in the order of sending, each with when it is sent and its time"
            + " stamp: links that are cut and clocks that are wrong show.")
    private boolean asSent;

    @Mixin
    private HelpOption help;

    /** @param out receives the lines */
    public SamplesCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UsageException, IOException {
        if (files.isEmpty()) {
            throw new UsageException("samples: name a scenario file");
        }
        for (Path file : files) {
            Scenario scenario = ScenarioReader.read(file);
            (asSent ? sent(scenario) : taken(scenario)).forEach(out::println);
        }
        out.flush();
        return ExitStatus.OK;
    }

    /** The lines {@code t point value quality}, sorted by time, then in the file's order of devices and points. */
    static Stream<String> taken(Scenario scenario) {
        long stepMillis = scenario.actors().stream().mapToLong(Scenario.Actor::periodMillis).reduce(0, SamplesCommand::gcd);
        return LongStream.iterate(0, t -> t < scenario.durationMillis(), t -> t + stepMillis).boxed()
                .flatMap(t -> scenario.actors().stream().filter(actor -> t % actor.periodMillis() == 0)
                        .flatMap(actor -> actor.signals().stream().flatMap(signal -> line(actor, signal, t).stream())));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private static Optional<String> line(Scenario.Actor actor, Signal signal, long atMillis) {
        return signal.sample(atMillis / actor.periodMillis())
                .map(sample -> atMillis + " " + actor.id().point(sample.point()) + " " + tail(sample));
    }

    private static String tail(Sample sample) {
        return sample.value() + " " + sample.quality().wire();
    }

    /** The lines {@code sentAt stamp point value quality} in sending order, with cut links and wrong clocks applied. */
    static Stream<String> sent(Scenario scenario) {
        Iterator<Event> events = new Timeline(scenario);
        return Stream.iterate(0, any -> events.hasNext(), any -> any).map(any -> events.next())
                .filter(Event.Message.class::isInstance).map(Event.Message.class::cast)
                .flatMap(message -> message.samples().stream().map(sample -> message.atMillis() + " "
                        + message.stampMillis() + " " + message.device().point(sample.point()) + " " + tail(sample)));
    }
}
