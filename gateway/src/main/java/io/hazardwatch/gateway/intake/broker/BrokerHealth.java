package io.hazardwatch.gateway.intake.broker;

/**
 * State of the connection to a broker.
 *
 * @param sinceMillis since when, ms since the epoch
 * @param lastError   the last reason why it was lost or could not be opened; null when it never failed
 */
public record BrokerHealth(boolean isConnected, long sinceMillis, String lastError) {}
