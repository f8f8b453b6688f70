package io.hazardwatch.gateway.intake.gb26875;

/**
 * Settings of the port for GB/T 26875.3.
 *
 * @param port           -1 = off, 0 = any free one
 * @param connectionsMax open connections; further ones are closed as they arrive
 * @param idleMillis     a connection that sends nothing for this long is closed
 */
public record Gb26875Settings(String host, int port, int connectionsMax, long idleMillis) {
    /** No port. */
    public static final Gb26875Settings OFF = new Gb26875Settings("127.0.0.1", -1, 0, 0);

    public boolean isOn() {
        return port >= 0;
    }
}
