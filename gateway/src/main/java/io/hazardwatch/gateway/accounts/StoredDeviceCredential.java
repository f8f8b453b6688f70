package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Credential;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A device credential as stored: hashes only.
 *
 * <p>One round of SHA-256 suffices and is fast enough for an event loop: both secrets are {@value Secrets#LENGTH} random
 * characters generated here, 190 bits (130 without the shown characters), which cannot be guessed. A slow hash is for secrets
 * that people choose. The user name is looked up by its hash and so has no salt; its entropy rules out precomputed tables.
 *
 * @param usernameHash SHA-256 of the user name, which for a device is its access token
 */
record StoredDeviceCredential(byte[] usernameHash, String shown, Credential credential, byte[] salt, byte[] passwordHash,
                 long createdAt) {
    private static final byte[] NO_SALT = {};
    private static final int SALT_BYTES = 16;

    static StoredDeviceCredential of(IssuedCredential issued, Credential credential, long nowMillis) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        return new StoredDeviceCredential(Secrets.sha256(NO_SALT, issued.username()), issued.shown(), credential, salt,
                Secrets.sha256(salt, issued.password()), nowMillis);
    }

    /** The key under which a user name is found. */
    static ByteBuffer lookup(String username) {
        return ByteBuffer.wrap(Secrets.sha256(NO_SALT, username));
    }

    ByteBuffer lookup() {
        return ByteBuffer.wrap(usernameHash);
    }

    /**
     * Whether the password fits. A device may omit it, because its user name is the secret; a wrong password is always refused.
     */
    boolean admits(String password) {
        return password == null || password.isEmpty() ? credential.deviceId() != null
                : MessageDigest.isEqual(passwordHash, Secrets.sha256(salt, password));
    }

    @Override
    public String toString() {
        return "StoredDeviceCredential[" + shown + ' ' + credential.name() + ']';
    }
}
