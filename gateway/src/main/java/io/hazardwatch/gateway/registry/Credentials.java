package io.hazardwatch.gateway.registry;

/** Checks device credentials; any thread, fast enough for an event loop. */
public interface Credentials {
    /**
     * Authenticates a device.
     *
     * @param password null when none was sent: then {@code username} must be the access token of a device (ThingsBoard's
     *                 device API)
     * @return the credential, or null when the log-in is refused
     */
    Credential authenticate(String username, String password);

    /**
     * Finds the credential of a certificate that the client proved to have.
     *
     * @param fingerprint SHA-256 of the certificate, 64 hexadecimal digits
     * @return null when no credential has it, or it was revoked, or does not hold now
     */
    default Credential authenticateCertificate(String fingerprint) {
        return null;
    }

    /**
     * Records a refused {@link #authenticate}, at the credential of that user name if there is one.
     *
     * @param address  address of the client, for people
     * @param atMillis ms since the epoch
     * @return what was wrong
     */
    default LogInFailure refused(String username, String password, String address, long atMillis) {
        return username == null ? LogInFailure.NO_USERNAME : LogInFailure.UNKNOWN_USERNAME;
    }

    /** Whether a credential is still valid; false once it is revoked. */
    default boolean holds(Credential credential) {
        return true;
    }
}
