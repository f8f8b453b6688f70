package io.hazardwatch.simulator.pipeline;

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the stations of a simulated pipeline send. */
@Command(name = "pipeline", description = "Prints what the stations of a simulated liquid pipeline send, as comma-separated values.",
        showDefaultValues = true)
public final class PipelineCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(paramLabel = "SCRIPT", arity = "0..1", description = "What happens, such as \"seconds=900; seed=7; leak=100,12000,0.1,0\".")
    private String script = "";

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "1", description = "Prints only each such row.")
    private int every;

    @Mixin
    private HelpOption help;

    /** @param out receives the lines */
    public PipelineCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws UsageException {
        out.println(PipelineSeries.COLUMNS);
        try {
            PipelineSeries.everySecond(script, row -> {
                if (row[0] % Math.max(1, every) == 0) {
                    out.println(line(row));
                }
            });
        } catch (IllegalArgumentException unreadable) {
            throw new UsageException("pipeline: " + unreadable.getMessage());
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static String line(double[] row) {
        return Arrays.stream(row).mapToObj(value -> String.format(Locale.ROOT, "%.6g", value)).collect(Collectors.joining(","));
    }
}
