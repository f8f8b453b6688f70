package io.hazardwatch.simulator.gb26875;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.report.Latency;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A fire alarm system with gas and smoke detectors: reports in the field's pace, or as fast as the gateway confirms, to measure it. */
@Command(name = "gb26875", description = "Reports a fire alarm system by GB/T 26875.3-2011 and says how fast it was confirmed.",
        showDefaultValues = true)
public final class Gb26875Command implements Callable<Integer> {
    private static final String ADDRESS = "[0-9A-Fa-f]{12}";

    private final PrintStream out;
    private final CountDownLatch stop;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", description = "Where the gateway listens.")
    private String host;

    @Option(names = "--port", paramLabel = "PORT", required = true, converter = Numbers.WholeFromOne.class,
            description = "Its port for GB/T 26875.3.")
    private int port;

    @Option(names = "--address", paramLabel = "HEX", required = true, description = "Address of the device, twelve hexadecimal digits as sent.")
    private String address;

    @Option(names = "--gas", paramLabel = "PART=CENTRE", split = ",", converter = {Part.Converter.class, Numbers.NotNegative.class},
            required = true, description = "Gas detectors, as TYPE/LOOP/ADDRESS, and the %%LEL about which their values move.")
    private Map<Part, Double> gas;

    @Option(names = "--smoke", paramLabel = "PART", split = ",", converter = Part.Converter.class,
            description = "Smoke detectors, as TYPE/LOOP/ADDRESS; the first one finds the fire.")
    private List<Part> smoke = List.of();

    @Option(names = "--fire-after", paramLabel = "N", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "Frames with values before a fire; 0 is none.")
    private int fireAfter;

    @Option(names = "--fire-frames", paramLabel = "N", defaultValue = "60", converter = Numbers.WholeFromOne.class,
            description = "Frames with values until it is over.")
    private int fireFrames;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "Frames with values; 0 is until stopped.")
    private int count;

    @Option(names = "--window", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "Frames that may be unconfirmed.")
    private int window;

    @Option(names = "--interval", paramLabel = "MS", defaultValue = "1000", converter = Numbers.WholeFromZero.class,
            description = "Milliseconds between frames with values; 0 is as fast as they are confirmed.")
    private int intervalMillis;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the counts
     * @param stop ends the device when it reaches zero
     */
    public Gb26875Command(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, InterruptedException {
        if (!address.matches(ADDRESS)) {
            throw new UsageException("--address: " + address + ": must be twelve hexadecimal digits");
        }
        if (intervalMillis == 0 && count == 0) {
            throw new UsageException("gb26875: --interval 0 needs --count");
        }
        FireDevice device = new FireDevice(new FirePlan(host, port, HexFormat.of().parseHex(address), gas, smoke, count, window, intervalMillis,
                fireAfter, fireFrames), stop);
        long begun = System.nanoTime();
        boolean isFailed = false;
        try {
            device.run();
        } catch (IOException failed) {
            out.println("gb26875: " + failed.getMessage());
            isFailed = true;
        }
        out.println(String.format(Locale.ROOT, "sent=%d confirmed=%d denied=%d confirmed/s=%.0f", device.sent(), device.confirmed(),
                device.denied(), device.confirmed() * 1e9 / (System.nanoTime() - begun)));
        out.println("confirmation " + Latency.line(device.latency()));
        return isFailed || device.denied() > 0 ? ExitStatus.FAILED : ExitStatus.OK;
    }
}
