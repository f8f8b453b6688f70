package io.hazardwatch.gateway.intake.broker;

/**
 * How the connection to a broker is.
 *
 * @param sinceMillis when it became so, ms since the epoch
 * @param lastError   why it was last lost or could not be made; null when it never failed
 */
public record BrokerHealth(boolean isConnected, long sinceMillis, String lastError) {}
