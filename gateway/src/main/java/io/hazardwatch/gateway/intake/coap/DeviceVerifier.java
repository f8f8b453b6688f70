package io.hazardwatch.gateway.intake.coap;

import java.net.InetSocketAddress;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.eclipse.californium.scandium.dtls.AlertMessage;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertDescription;
import org.eclipse.californium.scandium.dtls.AlertMessage.AlertLevel;
import org.eclipse.californium.scandium.dtls.CertificateMessage;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.CertificateVerificationResult;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.HandshakeException;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.eclipse.californium.scandium.dtls.x509.NewAdvancedCertificateVerifier;
import org.eclipse.californium.scandium.util.ServerNames;

/** Takes the certificates of devices that the TLS ports take. Any thread. */
final class DeviceVerifier implements NewAdvancedCertificateVerifier {
    private final X509TrustManager clients;
    private final Consumer<InetSocketAddress> refused;

    /** @param refused told from where a certificate came that is not taken */
    DeviceVerifier(X509TrustManager clients, Consumer<InetSocketAddress> refused) {
        this.clients = clients;
        this.refused = refused;
    }

    @Override
    public List<CertificateType> getSupportedCertificateTypes() {
        return List.of(CertificateType.X_509);
    }

    @Override
    public CertificateVerificationResult verifyCertificate(ConnectionId id, ServerNames serverNames, InetSocketAddress remotePeer,
            boolean clientUsage, boolean verifySubject, boolean truncateCertificatePath, CertificateMessage message) {
        CertPath path = message.getCertificateChain();
        try {
            if (path == null) {
                throw new CertificateException("a raw public key");
            }
            if (!path.getCertificates().isEmpty()) {
                clients.checkClientTrusted(chain(path.getCertificates()), "EC");
            }
            return new CertificateVerificationResult(id, path, null);
        } catch (CertificateException | RuntimeException foreign) {
            refused.accept(remotePeer);
            return new CertificateVerificationResult(id, new HandshakeException("the certificate is not taken: " + foreign.getMessage(),
                    new AlertMessage(AlertLevel.FATAL, AlertDescription.BAD_CERTIFICATE), foreign), null);
        }
    }

    private static X509Certificate[] chain(List<? extends Certificate> certificates) {
        return certificates.toArray(X509Certificate[]::new);
    }

    @Override
    public List<X500Principal> getAcceptedIssuers() {
        return Arrays.stream(clients.getAcceptedIssuers()).map(X509Certificate::getSubjectX500Principal).toList();
    }

    @Override
    public void setResultHandler(HandshakeResultHandler handler) {
        // every result is known at once
    }
}
