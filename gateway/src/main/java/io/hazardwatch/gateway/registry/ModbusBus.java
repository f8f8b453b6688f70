package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.ModbusFraming;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A connection that Modbus slaves share; only one request is under way on it.
 *
 * @param host         where the gateway connects to; null if a DTU dials in
 * @param port         see {@code host}
 * @param registration what the DTU sends first, as hexadecimal digits; null if the gateway connects
 * @param heartbeat    what the DTU sends to keep its connection, as hexadecimal digits; empty for nothing
 */
public record ModbusBus(String host, int port, String registration, String heartbeat, ModbusFraming framing) {
    /** Whether a DTU dials in. */
    public boolean isDialIn() {
        return host == null;
    }

    /** Whether the two are no different connections: one host and port, or registrations of which one begins like the other. */
    public boolean isCrossing(ModbusBus other) {
        if (isDialIn() != other.isDialIn()) {
            return false;
        }
        return isDialIn() ? registration.startsWith(other.registration) || other.registration.startsWith(registration)
                : host.equals(other.host) && port == other.port;
    }

    /** What tells it from others, for people. */
    public String name() {
        return isDialIn() ? "dtu " + printable(registration) : host + ':' + port;
    }

    private static String printable(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        for (byte each : bytes) {
            if (each < ' ' || each > '~') {
                return "hex:" + hex;
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
