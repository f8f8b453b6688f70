package io.hazardwatch.gateway.weather;

import java.util.Objects;

/**
 * Identity of a message of a warning.
 *
 * @param sender     as the message states it; empty for services whose identifiers are unique on their own
 * @param identifier unique for its sender
 */
public record WarningKey(String sender, String identifier) implements Comparable<WarningKey> {
    public WarningKey {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(identifier, "identifier");
    }

    @Override
    public int compareTo(WarningKey other) {
        int bySender = sender.compareTo(other.sender);
        return bySender != 0 ? bySender : identifier.compareTo(other.identifier);
    }
}
