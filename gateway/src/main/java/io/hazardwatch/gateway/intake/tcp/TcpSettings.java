package io.hazardwatch.gateway.intake.tcp;

/**
 * Settings of a port to which devices dial in.
 *
 * @param port           -1 = off, 0 = any free one
 * @param connectionsMax open connections; further ones are closed as they arrive
 * @param idleMillis     a connection that sends nothing for this long is closed
 */
public record TcpSettings(String host, int port, int connectionsMax, long idleMillis) {
    /** No port. */
    public static final TcpSettings OFF = new TcpSettings("127.0.0.1", -1, 0, 0);

    public boolean isOn() {
        return port >= 0;
    }
}
