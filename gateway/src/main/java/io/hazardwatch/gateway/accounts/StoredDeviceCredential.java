package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.registry.Credential;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A device credential as kept: hashes only.
 *
 * <p>One round of SHA-256 is enough here, and fast enough for an event loop: both secrets are {@value Secrets#LENGTH} random
 * characters of our own making, 190 bits (130 when the shown ones are known), which no number of guesses exhausts. A slow
 * hash guards what people choose. The user name is found by its hash and so has no salt; with that entropy no table of
 * hashes can be made beforehand.
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

    /** What a user name is found by. */
    static ByteBuffer lookup(String username) {
        return ByteBuffer.wrap(Secrets.sha256(NO_SALT, username));
    }

    ByteBuffer lookup() {
        return ByteBuffer.wrap(usernameHash);
    }

    /** No password will do for a device, whose user name is the secret; a wrong one never does. */
    boolean admits(String password) {
        return password == null || password.isEmpty() ? credential.deviceId() != null
                : MessageDigest.isEqual(passwordHash, Secrets.sha256(salt, password));
    }

    @Override
    public String toString() {
        return "DeviceKey[" + shown + ' ' + credential.name() + ']';
    }
}
