/**
 * Publishing to the gateway: credentials, MQTT 5 connections (Eclipse Paho) that reconnect automatically, and the pace of playing.
 *
 * <p>Invariant: delivery is at least once and in order per connection; a message leaves the queue only when acknowledged or refused.
 * Each uplink owns one thread. It deliberately does not use Paho's reconnect and persistence, which would hide what was acknowledged.
 */
package io.hazardwatch.simulator.publish;
