package io.hazardwatch.gateway.registry;

/** Checks device credentials; any thread, fast enough for an event loop. */
public interface Credentials {
    /**
     * Who that is, or null. {@code password} null means none was sent: then {@code username} must be the access token
     * of a device (ThingsBoard's device API).
     */
    Credential authenticate(String username, String password);

    /**
     * Notes that {@link #authenticate} knew nobody, at the credential whose user name it was if there is one.
     *
     * @param address  where it came from, for people
     * @param atMillis ms since the epoch
     * @return what was wrong
     */
    default LogInFailure refused(String username, String password, String address, long atMillis) {
        return username == null ? LogInFailure.NO_USERNAME : LogInFailure.UNKNOWN_USERNAME;
    }

    /** Whether a credential that was right once still is; false from when it is revoked. */
    default boolean holds(Credential credential) {
        return true;
    }
}
