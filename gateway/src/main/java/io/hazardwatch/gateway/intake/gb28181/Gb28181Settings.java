package io.hazardwatch.gateway.intake.gb28181;

import java.util.List;

/**
 * Settings of the port for GB/T 28181.
 *
 * @param port          -1 = off, 0 = any free one
 * @param id            20 digits, by which platforms know the gateway
 * @param realm         of passwords and of addresses
 * @param catalogMillis from one query of all channels to the next
 */
public record Gb28181Settings(String host, int port, String id, String realm, long catalogMillis, List<Gb28181Platform> platforms) {
    /** No port. */
    public static final Gb28181Settings OFF = new Gb28181Settings("127.0.0.1", -1, "", "", 0, List.of());

    public Gb28181Settings {
        platforms = List.copyOf(platforms);
    }

    public boolean isOn() {
        return port >= 0;
    }
}
