package io.hazardwatch.simulator.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.simulator.command.ExitStatus;
import io.hazardwatch.simulator.command.HelpOption;
import io.hazardwatch.simulator.command.Numbers;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.publish.ApiOptions;
import io.hazardwatch.simulator.publish.GatewayApi;
import io.hazardwatch.simulator.report.Ledger;
import io.hazardwatch.simulator.report.Ledger.Account;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Compares a ledger with the number of readings that the gateway's history holds for each point. Fewer than acknowledged means that
 * readings were lost; more than sent means that readings were stored twice or invented. A number in between is correct, because a
 * reading that was sent but not acknowledged may or may not have arrived.
 */
@Command(name = "check", description = "Compares a ledger with the gateway's history; fails when anything acknowledged is missing.",
        showDefaultValues = true)
public final class CheckCommand implements Callable<Integer> {
    private final PrintStream out;
    private final CountDownLatch stop;

    @Option(names = "--ledger", paramLabel = "FILE", required = true, description = "The ledger that play, replay or load wrote.")
    private Path ledgerFile;

    @Option(names = "--settle", paramLabel = "SECONDS", defaultValue = "30", converter = Numbers.NotNegative.class,
            description = "How long the history may lag behind the acknowledgements.")
    private double settleSeconds;

    @Option(names = "--sample", paramLabel = "N", defaultValue = "1", converter = Numbers.WholeFromOne.class,
            description = "Counts every Nth point only.")
    private int every;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "1000", converter = Numbers.WholeFromOne.class,
            description = "In how many steps the gateway is asked for a point's time span.")
    private int steps;

    @Mixin
    private ApiOptions gateway;

    @Mixin
    private HelpOption help;

    /**
     * @param out  receives the differences and the sums
     * @param stop ends the wait for missing readings when it reaches zero
     */
    public CheckCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        Ledger ledger = Ledger.read(ledgerFile);
        GatewayApi api = gateway.open();
        long deadline = System.nanoTime() + (long) (settleSeconds * 1e9);
        Sum sum = tryToCount(ledger, api, deadline);
        while (!sum.isComplete() && System.nanoTime() < deadline && !stop.await(1, TimeUnit.SECONDS)) {
            sum = tryToCount(ledger, api, deadline);
        }
        sum.differences.forEach(out::println);
        out.println(sum);
        return sum.isComplete() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    /**
     * Counts once. An unavailable store is tolerated until the deadline, because it may come back.
     *
     * @param deadline {@link System#nanoTime()} value after which an error is final
     * @return {@link Sum#NOTHING_COUNTED} when the gateway or its store does not answer before the deadline
     * @throws IOException when the gateway or its store does not answer after the deadline
     */
    private Sum tryToCount(Ledger ledger, GatewayApi api, long deadline)
            throws IOException, InterruptedException {
        try {
            return count(ledger, api);
        } catch (IOException away) {
            if (System.nanoTime() >= deadline) {
                throw away;
            }
            return Sum.NOTHING_COUNTED;
        }
    }

    private Sum count(Ledger ledger, GatewayApi api) throws IOException, InterruptedException {
        Sum sum = new Sum();
        int index = 0;
        for (Map.Entry<String, Account> entry : ledger.accounts().entrySet()) {
            if (index++ % every == 0) {
                sum.add(entry.getKey(), entry.getValue(), held(api, entry.getKey(), entry.getValue()));
            }
        }
        return sum;
    }

    private long held(GatewayApi api, String point, Account account) throws IOException, InterruptedException {
        long toMillis = account.toMillis() + 1;
        long stepSeconds = (toMillis - account.fromMillis()) / 1000 / steps + 1;
        JsonNode columns = api.get("/points/" + point + "/history?from=" + Instant.ofEpochMilli(account.fromMillis()) + "&to="
                + Instant.ofEpochMilli(toMillis) + "&step=" + stepSeconds + "s");
        long held = 0;
        for (JsonNode n : columns.path("n")) {
            held += n.asLong();
        }
        return held;
    }
}
