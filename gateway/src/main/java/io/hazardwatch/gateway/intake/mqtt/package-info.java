/**
 * The MQTT server: devices connect over TCP or TLS, with MQTT 3.1.1 or 5.
 *
 * <p>Vert.x MQTT implements CONNECT, keep-alive, ping, SUBSCRIBE and TLS. PUBLISH and its acknowledgements are handled one step
 * earlier in the Netty pipeline, so a message costs no object and a burst of acknowledgements one write.
 *
 * <p>Invariant: nothing is acknowledged before it is durable; messages that cannot be taken now are deferred and their
 * connection is not read, so nothing is dropped; acknowledgements of a connection are in the order of its messages. Thread:
 * each connection belongs to one {@link io.hazardwatch.gateway.intake.mqtt.EventLoopState}. Deliberately absent: subscriptions,
 * sessions that outlive a connection, wills, decoding.
 */
package io.hazardwatch.gateway.intake.mqtt;
