/**
 * Subscribes to a broker of the site, with Eclipse Paho.
 *
 * <p>Invariant: a message is acknowledged to the broker once it is durable here, never before; a lost connection loses nothing,
 * because the session stays at the broker and unacknowledged messages are redelivered. Thread: one per broker ingests,
 * acknowledges and reconnects; Paho's callback thread only hands over. Deliberately absent: Paho's automatic reconnect and its
 * acknowledgements, QoS 2.
 */
package io.hazardwatch.gateway.intake.broker;
