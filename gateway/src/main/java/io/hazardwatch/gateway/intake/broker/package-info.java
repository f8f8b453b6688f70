/**
 * The other way in: we subscribe, with Eclipse Paho, to a broker the site already has.
 *
 * <p>Invariant: a message is acknowledged to the broker when it is durable here, never before; a lost connection loses
 * nothing, because the session stays at the broker and what was not acknowledged comes again. Thread: one of our own per
 * broker pours, acknowledges and reconnects; Paho's callback thread only hands over. Absent on purpose: Paho's automatic
 * reconnect and its acknowledgements, QoS 2.
 */
package io.hazardwatch.gateway.intake.broker;
