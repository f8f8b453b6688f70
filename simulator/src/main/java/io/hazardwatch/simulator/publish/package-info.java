/**
 * The way to the gateway: credentials, MQTT 5 connections by Eclipse Paho that come back by themselves, and pacing.
 *
 * <p>Invariant: at least once and in order per connection; a message leaves the queue only when acknowledged or refused. Each
 * uplink owns one thread. Deliberately absent: Paho's own reconnect and persistence, which would hide what was acknowledged.
 */
package io.hazardwatch.simulator.publish;
