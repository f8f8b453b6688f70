/**
 * The MQTT door: devices connect to us, over TCP and TLS, with MQTT 3.1.1 or 5.
 *
 * <p>Vert.x MQTT speaks the protocol: CONNECT, keep-alive, ping, SUBSCRIBE, TLS. PUBLISH and its acknowledgements are taken
 * off the Netty pipeline one step earlier, so a message costs no object of ours and a burst of acknowledgements one write.
 *
 * <p>Invariant: what is not durable is not acknowledged; what cannot be taken now is held and its connection not read, so
 * nothing is dropped; acknowledgements of a connection go out in the order it published. Thread: each connection belongs to
 * one {@link io.hazardwatch.gateway.intake.mqtt.EventLoopState}. Absent on purpose: subscriptions, sessions that outlive a connection,
 * wills, decoding.
 */
package io.hazardwatch.gateway.intake.mqtt;
