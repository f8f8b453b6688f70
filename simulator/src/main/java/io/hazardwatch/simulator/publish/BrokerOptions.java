package io.hazardwatch.simulator.publish;

import io.hazardwatch.simulator.command.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that {@code play} and {@code replay} share: broker, credentials and ledger file. Picocli fills the fields. */
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
     * Creates a fleet with credentials for {@code enterprises}.
     *
     * @throws UsageException       when the options for the gateway's API are incomplete
     * @throws IOException          when the credentials cannot be read or the gateway does not create them
     * @throws InterruptedException when the thread is interrupted while it waits for the gateway
     */
    public Fleet fleet(Collection<String> enterprises) throws UsageException, IOException, InterruptedException {
        return fleet(credentials(enterprises));
    }

    /** Creates a fleet with these credentials. */
    Fleet fleet(Credentials known) {
        return new Fleet(broker, known, perDevice);
    }

    /** Credentials for {@code ids}, which are enterprises and devices; throws as {@link #fleet(Collection)} does. */
    Credentials credentials(Collection<String> ids) throws UsageException, IOException, InterruptedException {
        return Credentials.of(credentials, ids);
    }

    /** The address of the broker. */
    String address() {
        return broker;
    }

    /** Writes the ledger to the file that {@code --ledger} names; does nothing without that option. */
    public void writeLedger(Tally tally) throws IOException {
        if (ledger != null) {
            tally.ledger().write(ledger);
        }
    }
}
