package io.hazardwatch.simulator.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.simulator.command.Command;
import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import io.hazardwatch.simulator.publish.GatewayApi;
import io.hazardwatch.simulator.report.Ledger;
import io.hazardwatch.simulator.report.Ledger.Account;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Counts, for every point of a ledger, the readings the gateway's history holds. Fewer than acknowledged is a loss; more than sent
 * would be an invention. In between lie readings sent but not acknowledged, which may or may not have arrived.
 */
public final class CheckCommand implements Command {
    /** What the command takes; {@code settle} is how long the history may lag behind the acknowledgements. */
    public static final Grammar GRAMMAR = new Grammar().value("ledger").value("settle", 30).value("sample", 1).value("steps", 1000)
            .with(GatewayApi.GRAMMAR);

    private final PrintStream out;
    private final CountDownLatch stop;

    /** @param stop ends the waiting when it reaches zero */
    public CheckCommand(PrintStream out, CountDownLatch stop) {
        this.out = out;
        this.stop = stop;
    }

    @Override
    public int run(Options options) throws UsageException, IOException, InterruptedException {
        Ledger ledger = Ledger.read(Path.of(options.text("ledger")));
        GatewayApi api = GatewayApi.of(options);
        int every = options.whole("sample", 1);
        int steps = options.whole("steps", 1);
        long deadline = System.nanoTime() + (long) (options.number("settle", 0) * 1e9);
        Sum sum = tryToCount(ledger, api, every, steps, deadline);
        while (!sum.isComplete() && System.nanoTime() < deadline && !stop.await(1, TimeUnit.SECONDS)) {
            sum = tryToCount(ledger, api, every, steps, deadline);
        }
        sum.differences.forEach(out::println);
        out.println(sum);
        return sum.isComplete() ? OK : FAILED;
    }

    /** A store that is away may come back before the time to settle is over; until then nothing is counted. */
    private static Sum tryToCount(Ledger ledger, GatewayApi api, int every, int steps, long deadline)
            throws IOException, InterruptedException {
        try {
            return count(ledger, api, every, steps);
        } catch (IOException away) {
            if (System.nanoTime() >= deadline) {
                throw away;
            }
            return Sum.NOTHING_COUNTED;
        }
    }

    private static Sum count(Ledger ledger, GatewayApi api, int every, int steps) throws IOException, InterruptedException {
        Sum sum = new Sum();
        int index = 0;
        for (Map.Entry<String, Account> entry : ledger.accounts().entrySet()) {
            if (index++ % every == 0) {
                sum.add(entry.getKey(), entry.getValue(), held(api, entry.getKey(), entry.getValue(), steps));
            }
        }
        return sum;
    }

    private static long held(GatewayApi api, String point, Account account, int steps) throws IOException, InterruptedException {
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
