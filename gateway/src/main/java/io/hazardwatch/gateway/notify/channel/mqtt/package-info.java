/**
 * Sirens and light towers at a broker: a retained state by topic, and the echo by which a device shows that it heard.
 *
 * <p>Invariant: without an echo in time nothing counts as delivered. Thread: any. Absent on purpose: devices themselves.
 */
package io.hazardwatch.gateway.notify.channel.mqtt;
