package io.hazardwatch.simulator.publish;

/** The user name and password of a connection; {@link #NONE} connects without authentication. */
public record Credential(String username, String password) {
    /** No user name, no password. */
    public static final Credential NONE = new Credential("", "");

    @Override
    public String toString() {
        return username;
    }
}
