package io.hazardwatch.simulator.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The number of readings sent and acknowledged per point, and the range of their time stamps. Thread-safe. */
public final class Ledger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Account> accounts = new TreeMap<>();

    /**
     * The counts of one point.
     *
     * @param fromMillis first time stamp sent, in milliseconds since the epoch
     * @param toMillis   last time stamp sent, in milliseconds since the epoch
     */
    public record Account(long sent, long acked, long fromMillis, long toMillis) {
        Account plus(Account other) {
            return new Account(sent + other.sent, acked + other.acked, Math.min(fromMillis, other.fromMillis),
                    Math.max(toMillis, other.toMillis));
        }
    }

    /** Adds {@code account} to the counts of {@code point}. */
    public synchronized void add(String point, Account account) {
        accounts.merge(point, account, Account::plus);
    }

    /** A copy of all counts, by point id. */
    public synchronized Map<String, Account> accounts() {
        return new TreeMap<>(accounts);
    }

    /** Writes the file that {@code check} reads. */
    public synchronized void write(Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode points = root.putObject("points");
        accounts.forEach((point, account) -> points.set(point, JSON.valueToTree(account)));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    /** Reads a file that {@link #write} has written. */
    public static Ledger read(Path file) throws IOException {
        Ledger ledger = new Ledger();
        for (Map.Entry<String, JsonNode> point : JSON.readTree(file.toFile()).path("points").properties()) {
            ledger.add(point.getKey(), JSON.treeToValue(point.getValue(), Account.class));
        }
        return ledger;
    }
}
