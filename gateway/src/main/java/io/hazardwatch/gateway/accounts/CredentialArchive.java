package io.hazardwatch.gateway.accounts;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes credentials into a file that only a passphrase opens: AES-256-GCM with a key by PBKDF2-HMAC-SHA256. Nothing is on the disk in clear, and
 * memory does not grow with the number of credentials. One thread at a time; blocking.
 *
 * <p>The file: the 8 characters {@code HWCREDS1}, the number of iterations (4 bytes, the most significant first), 16 bytes of salt, 12 bytes of
 * nonce; then the cipher text with its tag of 16 bytes at the end. The 40 bytes before the cipher text are authenticated too (AAD). The plain text
 * is CSV in UTF-8 with CRLF, as its first line says: {@code device,username,password}, or {@code device,username,certificate,key}.
 */
public final class CredentialArchive implements Closeable {
    /** OWASP Password Storage Cheat Sheet, 2023: 600,000 for PBKDF2-HMAC-SHA256. */
    public static final int ITERATIONS = PasswordHash.ITERATIONS;
    static final String MAGIC = "HWCREDS1";
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final int BUFFER_BYTES = 16_384;

    private final OutputStream file;
    private final OutputStream plain;

    private CredentialArchive(OutputStream file, OutputStream plain) {
        this.file = file;
        this.plain = plain;
    }

    /**
     * Begins a file; the key takes about half a second.
     *
     * @param columns names of the columns
     * @throws IOException if there is such a file already, or it cannot be written
     */
    public static CredentialArchive create(Path path, String passphrase, String... columns) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(MAGIC.length() + Integer.BYTES + SALT_BYTES + NONCE_BYTES);
        byte[] salt = Secrets.bytes(SALT_BYTES);
        byte[] nonce = Secrets.bytes(NONCE_BYTES);
        head.put(MAGIC.getBytes(StandardCharsets.US_ASCII)).putInt(ITERATIONS).put(salt).put(nonce);
        Cipher cipher = cipher(passphrase, salt, nonce);
        cipher.updateAAD(head.array());
        OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        file.write(head.array());
        CredentialArchive archive = new CredentialArchive(file, new BufferedOutputStream(new CipherOutputStream(file, cipher), BUFFER_BYTES));
        archive.add(columns);
        return archive;
    }

    private static Cipher cipher(String passphrase, byte[] salt, byte[] nonce) {
        PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray(), salt, ITERATIONS, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no AES-256-GCM or no PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Adds a line. Only cells with lines of their own need quotes: names of devices, tokens and Base64 hold neither comma nor quote. */
    public void add(String... cells) throws IOException {
        String line = Stream.of(cells).map(cell -> cell.indexOf('\n') < 0 ? cell : '"' + cell + '"').collect(Collectors.joining(","));
        plain.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the end with its tag; without it nothing opens the file. */
    @Override
    public void close() throws IOException {
        plain.close();
    }

    /** Closes the file without its end. */
    public void abandon() throws IOException {
        file.close();
    }
}
