package io.hazardwatch.gateway.accounts;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A stored password: PBKDF2 with HMAC-SHA-256, slow on purpose because people choose guessable passwords. Each hash keeps its
 * number of iterations, so raising the number later leaves old hashes valid.
 */
record PasswordHash(int iterations, byte[] salt, byte[] hash) {
    /** OWASP Password Storage Cheat Sheet, 2023: 600,000 for PBKDF2-HMAC-SHA256. */
    static final int ITERATIONS = 600_000;
    private static final int HASH_BITS = 256;
    private static final int SALT_BYTES = 16;

    static PasswordHash of(String password, int iterations) {
        byte[] salt = Secrets.bytes(SALT_BYTES);
        return new PasswordHash(iterations, salt, derive(password, iterations, salt));
    }

    /** A hash that no password matches; checking against it takes as long as against a real one. */
    static PasswordHash ofNobody(int iterations) {
        return new PasswordHash(iterations, Secrets.bytes(SALT_BYTES), Secrets.bytes(HASH_BITS / 8));
    }

    boolean matches(String password) {
        return MessageDigest.isEqual(hash, derive(password, iterations, salt));
    }

    /** Whether salt and hash are the same, so also the password. */
    boolean isSameAs(PasswordHash other) {
        return iterations == other.iterations && MessageDigest.isEqual(salt, other.salt) && MessageDigest.isEqual(hash, other.hash);
    }

    private static byte[] derive(String password, int iterations, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "PasswordHash[" + iterations + " iterations]";
    }
}
