package io.hazardwatch.gateway.accounts;

import io.hazardwatch.gateway.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts secrets that must be read again (AES-256-GCM) with a key in a file of the data directory, so that the relational store or a copy of it
 * tells none of them. Immutable, any thread.
 */
public final class SecretSeal {
    /** The file of the key, in the data directory. */
    public static final String FILE = "second-factor.key";
    private static final Logger LOG = LoggerFactory.getLogger(SecretSeal.class);
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
     * Reads the key, or makes one at the first start. A file that holds no key is put aside and a new key is made; one that cannot be read or made
     * is replaced by a key of this process. Secrets sealed before cannot be read then, which stops nobody else: monitoring starts.
     */
    public static SecretSeal open(Path data) {
        return open(data, DurableFiles.SYSTEM);
    }

    /** As {@link #open(Path)}; {@code files} writes a key that is made. */
    static SecretSeal open(Path data, DurableFiles files) {
        Path file = data.resolve(FILE);
        try {
            byte[] key = Files.exists(file) ? read(file) : null;
            return new SecretSeal(key == null ? make(file, files) : key);
        } catch (IOException unusable) {
            LOG.error("{} cannot be used, so second factors set up from now on hold until the next start: {}", file, unusable.toString());
            return ofProcess();
        }
    }

    private static byte[] read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException noKey) {
            LOG.error("{}: {}", file, noKey.getMessage());
        }
        Path aside = file.resolveSibling(FILE + ".unreadable");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.error("{} held no key of {} bytes; it is {} now, and a new key is made", file, KEY_BYTES, aside);
        return null;
    }

    /**
     * The file is there with its whole contents or not at all, and for its owner alone. Once it is there its key is the one that is used, whatever
     * the disk says of its name: the next start reads it.
     */
    private static byte[] make(Path file, DurableFiles files) throws IOException {
        byte[] made = Secrets.bytes(KEY_BYTES);
        files.lenient().replace(file, (Base64.getEncoder().encodeToString(made) + '\n').getBytes(StandardCharsets.US_ASCII));
        return made;
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
