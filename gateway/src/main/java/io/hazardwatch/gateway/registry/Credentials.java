package io.hazardwatch.gateway.registry;

/** Checks device credentials; any thread, fast enough for an event loop. */
public interface Credentials {
    /**
     * Who that is, or null. {@code password} null means none was sent: then {@code username} must be the access token
     * of a device (ThingsBoard's device API).
     */
    Credential authenticate(String username, String password);

    /** Whether a credential that was right once still is; false from when it is revoked. */
    default boolean holds(Credential credential) {
        return true;
    }
}
