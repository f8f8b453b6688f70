package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code play} and {@code replay}: the way to the broker and the ledger kept of it. Filled by the command line. */
public final class BrokerOptions {
    @Option(names = "--broker", paramLabel = "URL", defaultValue = "tcp://127.0.0.1:1883", description = "Where to publish.")
    private String broker;

    @Option(names = "--ledger", paramLabel = "FILE", description = "Writes here what was sent and acknowledged, for the command check.")
    private Path ledger;

    @Option(names = "--per-device", description = "Opens a connection for each device instead of one for each enterprise.")
    private boolean perDevice;

    @Mixin
    private CredentialOptions credentials;

    /**
     * Opens a fleet for {@code enterprises}.
     *
     * @throws IOException when the credentials cannot be read or made
     */
    public Fleet fleet(Collection<String> enterprises) throws UsageException, IOException, InterruptedException {
        return new Fleet(broker, Credentials.of(credentials, enterprises), perDevice);
    }

    /** Writes the ledger where {@code --ledger} says; without the option nothing. */
    public void writeLedger(Tally tally) throws IOException {
        if (ledger != null) {
            tally.ledger().write(ledger);
        }
    }
}
