package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.Grammar;
import io.hazardwatch.simulator.command.Options;
import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** What {@code play} and {@code replay} have in common: the way to the broker and the ledger kept of it. */
public final class Brokers {
    /** The options both take. */
    public static final Grammar GRAMMAR = new Grammar().value("broker", "tcp://127.0.0.1:1883").value("ledger")
            .flag("per-device").with(Credentials.GRAMMAR);

    private Brokers() {}

    /** A fleet for {@code enterprises}. */
    public static Fleet fleet(Options options, Collection<String> enterprises)
            throws UsageException, IOException, InterruptedException {
        return new Fleet(options.text("broker"), Credentials.of(options, enterprises), options.has("per-device"));
    }

    /** Writes the ledger where {@code --ledger} says. */
    public static void writeLedger(Options options, Tally tally) throws IOException {
        Optional<String> file = options.find("ledger");
        if (file.isPresent()) {
            tally.ledger().write(Path.of(file.get()));
        }
    }
}
