package io.hazardwatch.gateway.intake.broker;

import java.util.Queue;

/** What becomes of messages from a broker. Only the subscriber's thread. */
public interface ArrivalHandler {
    /**
     * What the broker publishes, retained, when the connection ends without a farewell.
     *
     * @param payload not changed afterwards
     */
    record Will(String topic, byte[] payload) {}

    /**
     * Takes arrivals while there is room.
     *
     * @return whether any was taken
     */
    boolean ingest(Queue<Arrival> arrivals);

    /**
     * Acknowledges durable messages.
     *
     * @return whether any was acknowledged
     */
    boolean acknowledge();

    /** The will of the next connection, which then begins without a session; null for none and a lasting session. */
    default Will will() {
        return null;
    }

    /** The connection is open and subscribed. */
    default void connected(BrokerLink link) {}

    /** The connection is about to be closed on purpose. */
    default void closing(BrokerLink link) {}
}
