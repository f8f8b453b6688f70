package io.hazardwatch.gateway.certificates;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads and writes certificates as text. No state; any thread. */
public final class Certificates {
    private static final long FILE_BYTES_MAX = 1 << 18;
    private static final byte[] PROBE = {1, 2, 3};

    private Certificates() {}

    /** @throws RefusedCertificateException unless the text is one certificate with a key of a kind that is taken */
    public static X509Certificate read(String pem) throws RefusedCertificateException {
        byte[] der = Pem.decode(Pem.CERTIFICATE, pem);
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            KeyRules.require(read.getPublicKey());
            return read;
        } catch (CertificateException unreadable) {
            throw new RefusedCertificateException("must be a certificate (X.509)", unreadable);
        }
    }

    /**
     * Reads the certificates of an authority.
     *
     * @throws IOException naming the file, if it cannot be read or holds something else than certificates of authorities
     */
    public static List<X509Certificate> readAuthorities(Path file) throws IOException {
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                throw new IOException(file + ": larger than any list of authorities");
            }
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(
                    new ByteArrayInputStream(Files.readAllBytes(file))).stream().map(X509Certificate.class::cast).toList();
            if (read.isEmpty() || read.stream().anyMatch(each -> each.getBasicConstraints() < 0)) {
                throw new IOException(file + ": must hold certificates of authorities (CA:TRUE), in PEM");
            }
            return read;
        } catch (CertificateException unreadable) {
            throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** The certificate as text. */
    public static String text(X509Certificate certificate) {
        try {
            return Pem.encode(Pem.CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
    }

    /** A list of revoked certificates as text. */
    public static String revocations(byte[] der) {
        return Pem.encode(Pem.REVOCATIONS, der);
    }

    static void requirePair(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new InvalidKeyException("the key does not belong to the certificate");
        }
    }
}
