package io.hazardwatch.simulator.warn;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.publish.ApiOptions;
import io.hazardwatch.simulator.publish.GatewayApi;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts the weather warnings of a scenario to a gateway, at their times. */
@Command(name = "warn", description = "Posts the weather warnings of a scenario to a gateway.", showDefaultValues = true)
public final class WarnCommand implements Callable<Integer> {
    private final PrintStream out;
    private final CountDownLatch stop;

    @Parameters(paramLabel = "FILE", description = "The scenario, for example config/scenarios/warnings/storm-front.csv.")
    private Path file;

    @Option(names = "--speed", paramLabel = "FACTOR", defaultValue = "1", converter = Numbers.NotNegative.class,
            description = "How many times as fast as written; 0 is without pauses.")
    private double speed;

    @Mixin
    private ApiOptions api;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives one line for each message
     * @param stop ends the run early when it reaches zero
     */
    public WarnCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        List<ScriptedWarning> script = ScriptedWarning.read(Files.readAllLines(file));
        GatewayApi gateway = api.open();
        CapWriter writer = new CapWriter(Long.toString(System.currentTimeMillis()));
        long begun = System.nanoTime();
        for (ScriptedWarning warning : script) {
            long due = speed == 0 ? 0 : (long) (warning.seconds() * 1e9 / speed) - (System.nanoTime() - begun);
            if (stop.await(due, TimeUnit.NANOSECONDS)) {
                return ExitStatus.OK;
            }
            JsonNode taken = gateway.post("/weather/warnings", "application/xml", writer.write(warning, Instant.now())).path("warnings").path(0);
            out.println(warning.type() + ' ' + warning.headline() + ": " + taken.path("id").asText() + ", " + taken.path("sites").asInt() + " sites");
        }
        return ExitStatus.OK;
    }
}
