package io.hazardwatch.simulator.modbus;

import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.report.Latency;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Modbus slaves that answer until stopped, and say how often each was asked. */
@Command(name = "modbus", description = "Modbus slaves: answer over Modbus TCP, or over RTU as a DTU that dials in.",
        showDefaultValues = true)
public final class ModbusCommand implements Callable<Integer> {
    private final PrintStream out;
    private final CountDownLatch stop;

    @Option(names = "--port", paramLabel = "PORT", converter = Numbers.WholeFromOne.class, description = "First port to listen on for Modbus TCP.")
    private Integer port;

    @Option(names = "--ports", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "Ports in a row, each a gateway of its own.")
    private int ports;

    @Option(names = "--dial", paramLabel = "HOST:PORT", description = "Dial in as a DTU instead.")
    private String dial;

    @Option(names = "--registration", paramLabel = "TEXT",
            description = "What a DTU sends first; each of several with its number behind it, 000 and on.")
    private String registration;

    @Option(names = "--dtus", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class, description = "DTUs that dial in.")
    private int dtus;

    @Option(names = "--heartbeat", paramLabel = "TEXT", defaultValue = "", description = "What a DTU sends every 30 s.")
    private String heartbeat;

    @Option(names = "--units", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "Slaves of each gateway or DTU, units 1 to N.")
    private int units;

    @Option(names = "--dead-every", paramLabel = "N", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "Every Nth slave never answers; 0 is none.")
    private int deadEvery;

    @Option(names = "--value", paramLabel = "CENTRE", split = ",", defaultValue = "12.5,30",
            description = "The values about which those of a slave move.")
    private List<Double> values;

    @Option(names = "--swing", paramLabel = "SHARE", defaultValue = "0.05", converter = Numbers.NotNegative.class,
            description = "How far they move, as a share of the centre.")
    private double swing;

    @Option(names = "--warmup", paramLabel = "S", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "Seconds before periods are measured.")
    private int warmup;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "0", converter = Numbers.WholeFromZero.class,
            description = "Seconds after which it ends; 0 is until stopped.")
    private int seconds;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the counts
     * @param stop ends the slaves when it reaches zero
     */
    public ModbusCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, InterruptedException, IOException {
        if (port == null == (dial == null)) {
            throw new UsageException("modbus: needs --port or --dial, and only one of them");
        }
        if (dial != null && (registration == null || !dial.matches(".+:\\d{1,5}"))) {
            throw new UsageException("modbus: --dial takes HOST:PORT and needs --registration");
        }
        int all = (dial == null ? ports : dtus) * units;
        PeriodMeter living = new PeriodMeter(all, System.nanoTime() + TimeUnit.SECONDS.toNanos(warmup));
        PeriodMeter dead = new PeriodMeter(all, System.nanoTime());
        List<TcpSlaves> open = new ArrayList<>();
        if (dial == null) {
            for (int i = 0; i < ports; i++) {
                TcpSlaves slaves = new TcpSlaves(port + i, answers(i * units, living, dead));
                slaves.start();
                open.add(slaves);
            }
        } else {
            dial(living, dead);
        }
        out.println("ready");
        if (seconds == 0) {
            stop.await();
        } else {
            stop.await(seconds, TimeUnit.SECONDS);
        }
        for (TcpSlaves each : open) {
            each.close();
        }
        report(living, dead);
        return ExitStatus.OK;
    }

    private void dial(PeriodMeter living, PeriodMeter dead) {
        int colon = dial.lastIndexOf(':');
        for (int i = 0; i < dtus; i++) {
            String own = dtus == 1 ? registration : String.format(Locale.ROOT, "%s%03d", registration, i);
            Thread.ofPlatform().daemon().name("dtu " + i).start(new DtuDialler(dial.substring(0, colon), Integer.parseInt(dial.substring(colon + 1)),
                    own, heartbeat, 30_000, answers(i * units, living, dead), stop));
        }
    }

    /** @param first number of the slave with unit 1 */
    private TcpSlaves.Answers answers(int first, PeriodMeter living, PeriodMeter dead) {
        SlaveMemory memory = new SlaveMemory(values, swing);
        return (unit, request) -> {
            int slave = first + unit - 1;
            if (unit < 1 || unit > units) {
                return null;
            }
            boolean isDead = deadEvery > 0 && slave % deadEvery == deadEvery - 1;
            (isDead ? dead : living).asked(slave);
            return isDead ? null : memory.answer(request);
        };
    }

    private void report(PeriodMeter living, PeriodMeter dead) {
        Histogram periods = living.periods();
        out.println(String.format(Locale.ROOT, "requests=%d to the dead=%d mean period=%.1f ms", living.requests(), dead.requests(),
                periods.getTotalCount() == 0 ? 0 : periods.getMean() / 1e6));
        out.println("period " + Latency.line(periods));
    }
}
