package io.hazardwatch.gateway.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What names the certificate that the other side of a connection proved to have. No state; any thread. */
public final class PeerCertificate {
    private PeerCertificate() {}

    /** The fingerprint of the peer's certificate; null if it showed none, or there is no TLS ({@code session} null). */
    public static String fingerprint(SSLSession session) {
        if (session == null) {
            return null;
        }
        try {
            return fingerprint(session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException showedNone) {
            return null;
        }
    }

    /** SHA-256 of the certificate, 64 hexadecimal digits in lower case. */
    public static String fingerprint(Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256, and a certificate that was read can be written", impossible);
        }
    }
}
