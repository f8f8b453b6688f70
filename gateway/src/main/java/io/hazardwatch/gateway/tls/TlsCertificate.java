package io.hazardwatch.gateway.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The certificate of one TLS port, from PEM files. When the files change, new handshakes use the new certificate; open
 * connections continue. Unusable files (truncated, key of another certificate) change nothing.
 *
 * <p>{@link #keyManager} serves any thread; {@link #look} is for one lent thread.
 */
public final class TlsCertificate {
    private static final long BYTES_MAX = 1 << 20;

    /** Result of checking the files. */
    public enum Look {
        /** The files have not changed. */
        UNCHANGED,
        /** The files changed, and new handshakes use them. */
        TAKEN,
        /** The files changed and are unusable; see {@link #problem}. */
        REFUSED
    }

    private record Content(byte[] certificate, byte[] key) {
        boolean isSameAs(Content other) {
            return other != null && Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
        }
    }

    // any thread
    private final Path certificate;
    private final Path key;
    private final ServerKeys keys;
    private volatile String problem;

    // the lent thread
    private Content seen;

    private TlsCertificate(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.seen = content();
        this.keys = new ServerKeys(manager(seen));
    }

    /**
     * Reads both files.
     *
     * @param certificate PEM, the server's certificate first, then its issuers
     * @param key PEM, PKCS 8
     * @throws IOException names the file and what is wrong with it
     */
    public static TlsCertificate read(Path certificate, Path key) throws IOException {
        return new TlsCertificate(certificate, key);
    }

    /** Always returns the certificate in use; may be shared by any number of servers. */
    public X509ExtendedKeyManager keyManager() {
        return keys;
    }

    /** Reads the files again. */
    public Look look() {
        try {
            Content now = content();
            if (now.isSameAs(seen)) {
                return Look.UNCHANGED;
            }
            seen = now;
            keys.swap(manager(now));
            problem = null;
            return Look.TAKEN;
        } catch (IOException refused) {
            boolean isNew = !refused.getMessage().equals(problem);
            problem = refused.getMessage();
            return isNew ? Look.REFUSED : Look.UNCHANGED;
        }
    }

    /** What is wrong with the present files; null if they are in use. Any thread. */
    public String problem() {
        return problem;
    }

    private Content content() throws IOException {
        return new Content(bytes(certificate), bytes(key));
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw new IOException("larger than any certificate");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IOException(file + ": cannot be read: " + unreadable, unreadable);
        }
    }

    private X509ExtendedKeyManager manager(Content content) throws IOException {
        try {
            return PemKeys.manager(content.certificate, content.key);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException(certificate + " and " + key + ": cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
