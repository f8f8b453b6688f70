package io.hazardwatch.gateway.intake.broker;

/** The connection a message came over. The subscriber's thread. */
public interface BrokerLink {
    /** Acknowledges a message to the broker; false when the connection is lost. */
    boolean acknowledge(int packetId, int qos);

    /**
     * Publishes a message; a failure ends the connection.
     *
     * @param isAwaited whether to wait a second for it to be sent
     */
    void publish(String topic, byte[] payload, int qos, boolean isRetained, boolean isAwaited);

    /** Ends the connection; another is opened. */
    void lost(String why);
}
