package io.hazardwatch.simulator.cloud;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.UsageException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the gas at detectors around a simulated release, and the wind. */
@Command(name = "cloud", description = "Prints the wind and the gas at detectors around a simulated release, as comma-separated values.",
        showDefaultValues = true)
public final class CloudCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "SCRIPT", arity = "0..1", description = "What happens, such as \"seed=7; source=12,3; detectors=0,0,12,0\".")
    private String script = "";

    @Mixin
    private HelpOption help;

    /** @param out receives the lines */
    public CloudCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UsageException {
        out.println(CloudSeries.COLUMNS + ",percentLel");
        try {
            CloudSeries.everySecond(script, row -> out.println(Arrays.stream(row).mapToObj(value -> String.format(Locale.ROOT, "%.6g", value))
                    .collect(Collectors.joining(","))));
        } catch (IllegalArgumentException unreadable) {
            throw new UsageException("cloud: " + unreadable.getMessage());
        }
        out.flush();
        return ExitStatus.OK;
    }
}
