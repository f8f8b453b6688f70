/**
 * Devices of a scenario that speak something else than JSON over MQTT.
 *
 * <p>A device takes rows of values and brings them to the gateway in its own language. What it cannot bring within a bounded queue is dropped,
 * oldest first, as a device in the field does it. Absent on purpose: measuring; the commands of each language do that.
 */
package io.hazardwatch.simulator.field;
