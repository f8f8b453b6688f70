package io.hazardwatch.gateway.intake.hj212;

/**
 * Settings of the port for HJ 212.
 *
 * @param port           -1 = off, 0 = any free one
 * @param connectionsMax open connections; further ones are closed as they arrive
 * @param idleMillis     a connection that sends nothing for this long is closed
 */
public record Hj212Settings(String host, int port, int connectionsMax, long idleMillis) {
    /** No port. */
    public static final Hj212Settings OFF = new Hj212Settings("127.0.0.1", -1, 0, 0);

    public boolean isOn() {
        return port >= 0;
    }
}
