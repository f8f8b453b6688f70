package io.hazardwatch.simulator.publish;

/** What a connection authenticates with; {@link #NONE} connects without. */
public record Credential(String username, String password) {
    /** No user name, no password. */
    public static final Credential NONE = new Credential("", "");

    @Override
    public String toString() {
        return username;
    }
}
