package io.hazardwatch.gateway.intake.modbus;

/**
 * Settings of Modbus.
 *
 * @param isPolling      whether devices are asked to which the gateway connects
 * @param host           see {@code port}
 * @param port           to which DTUs dial in; -1 = off, 0 = any free one
 * @param connectionsMax open connections of DTUs; further ones are closed as they arrive
 * @param idleMillis     a connection of a DTU that sends nothing for this long is closed
 */
public record ModbusSettings(boolean isPolling, String host, int port, int connectionsMax, long idleMillis) {
    /** No Modbus. */
    public static final ModbusSettings OFF = new ModbusSettings(false, "127.0.0.1", -1, 0, 0);

    public boolean isOn() {
        return isPolling || isListening();
    }

    /** Whether DTUs may dial in. */
    public boolean isListening() {
        return port >= 0;
    }
}
