package io.hazardwatch.gateway.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that must be read again (AES-256-GCM) with a key in a file of the data directory, so that the relational store or a copy of it
 * tells none of them. Immutable, any thread.
 */
public final class SecretSeal {
    /** The file of the key, in the data directory. */
    public static final String FILE = "second-factor.key";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    private SecretSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** A key of this process alone. */
    public static SecretSeal ofProcess() {
        return new SecretSeal(Secrets.bytes(KEY_BYTES));
    }

    /**
     * Reads the key, or makes one at the first start.
     *
     * @throws IOException if the file holds no key, or cannot be read or made
     */
    public static SecretSeal open(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            byte[] made = Secrets.bytes(KEY_BYTES);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(made) + '\n');
            return new SecretSeal(made);
        }
        try {
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length == KEY_BYTES) {
                return new SecretSeal(key);
            }
        } catch (IllegalArgumentException noKey) {
            throw new IOException(file + ": holds no key: " + noKey.getMessage(), noKey);
        }
        throw new IOException(file + ": holds no key of " + KEY_BYTES + " bytes");
    }

    /** @param owner to whom the secret belongs; it cannot be read as anybody else's */
    String seal(String owner, byte[] secret) {
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, owner, nonce).doFinal(secret);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("this Java platform has no " + CIPHER, absent);
        }
    }

    /** The secret; null when it was sealed with another key or for somebody else. */
    byte[] unseal(String owner, String sealed) {
        try {
            byte[] both = Base64.getDecoder().decode(sealed);
            return cipher(Cipher.DECRYPT_MODE, owner, Arrays.copyOf(both, NONCE_BYTES)).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            return null;
        }
    }

    private Cipher cipher(int mode, String owner, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
