package io.hazardwatch.gateway.registry;

/** How a device that does not speak MQTT in the ways of the gateway is recognised, and what its names stand for; a device has one at most. */
public sealed interface FieldBinding permits AlinkBinding, Gb26875Binding, Hj212Binding, ModbusBinding, OpcUaBinding, SparkplugBinding {
    /** What tells it from all others of its language. */
    String address();
}
