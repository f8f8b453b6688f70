package io.hazardwatch.gateway.intake.coap;

import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.config.CoapConfig.MatcherMode;
import org.eclipse.californium.elements.UDPConnector;
import org.eclipse.californium.elements.config.CertificateAuthenticationMode;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.x509.KeyManagerCertificateProvider;

/** Sets the library up: bounds, and sockets with and without DTLS. No state. */
final class CoapConnectors {
    /** Longest datagram that is read; devices send larger payloads in blocks. */
    static final int DATAGRAM_BYTES_MAX = 2_048;
    private static final int BLOCK_BYTES = 1_024;
    private static final int UNSENT_MAX = 4_096;
    private static final int HANDSHAKES_WAITING_MAX = 1_024;
    /** A transfer in blocks may pause for so long; a device in the field needs seconds for each block. */
    static final long BLOCK_PAUSE_SECONDS_MAX = 120;
    /** A session gives way to a new one, when there are too many, after so much silence. */
    private static final long SILENT_SECONDS = 60;
    /** Six bytes tell apart more sessions than there may be, and cannot be guessed soon (RFC 9146). */
    private static final int CONNECTION_ID_BYTES = 6;

    private CoapConnectors() {}

    static Configuration configuration(CoapSettings settings) {
        Configuration config = new Configuration(SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS);
        config.set(CoapConfig.MAX_RESOURCE_BODY_SIZE, settings.payloadBytesMax());
        config.set(CoapConfig.MAX_ACTIVE_PEERS, settings.transfersMax());
        config.set(CoapConfig.BLOCKWISE_STATUS_LIFETIME, BLOCK_PAUSE_SECONDS_MAX, TimeUnit.SECONDS);
        config.set(CoapConfig.PREFERRED_BLOCK_SIZE, BLOCK_BYTES);
        config.set(CoapConfig.MAX_MESSAGE_SIZE, BLOCK_BYTES);
        config.set(CoapConfig.USE_MESSAGE_OFFLOADING, true);
        config.set(CoapConfig.RESPONSE_MATCHING, MatcherMode.RELAXED);
        config.set(UdpConfig.UDP_RECEIVER_THREAD_COUNT, 1);
        config.set(UdpConfig.UDP_SENDER_THREAD_COUNT, 1);
        config.set(UdpConfig.UDP_DATAGRAM_SIZE, DATAGRAM_BYTES_MAX);
        config.set(UdpConfig.UDP_CONNECTOR_OUT_CAPACITY, UNSENT_MAX);
        config.set(DtlsConfig.DTLS_ROLE, DtlsRole.SERVER_ONLY);
        config.set(DtlsConfig.DTLS_CLIENT_AUTHENTICATION_MODE, CertificateAuthenticationMode.WANTED);
        config.set(DtlsConfig.DTLS_MAX_CONNECTIONS, Math.max(1, settings.sessionsMax()));
        config.set(DtlsConfig.DTLS_STALE_CONNECTION_THRESHOLD, SILENT_SECONDS, TimeUnit.SECONDS);
        config.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, CONNECTION_ID_BYTES);
        config.set(DtlsConfig.DTLS_MAX_PENDING_INBOUND_JOBS, UNSENT_MAX);
        config.set(DtlsConfig.DTLS_MAX_PENDING_OUTBOUND_JOBS, UNSENT_MAX);
        config.set(DtlsConfig.DTLS_MAX_PENDING_HANDSHAKE_RESULT_JOBS, HANDSHAKES_WAITING_MAX);
        config.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
        config.set(DtlsConfig.DTLS_CONNECTOR_THREAD_COUNT, 1);
        return config;
    }

    static UDPConnector plain(InetSocketAddress address, Configuration config) {
        return new UDPConnector(address, config);
    }

    static EndingConnector dtls(InetSocketAddress address, Configuration config, TlsCertificate certificate, Admission.Parts parts,
            DtlsSessions sessions) {
        DeviceVerifier verifier = new DeviceVerifier(parts.clients(), from -> parts.door().stranger(StrangerKind.CERTIFICATE_REFUSED,
                from == null ? "" : from.getAddress().getHostAddress(), null, parts.clock().millis()));
        EndingConnector made = EndingConnector.of(DtlsConnectorConfig.builder(config).setAddress(address)
                .setCertificateIdentityProvider(new KeyManagerCertificateProvider(certificate.keyManager(), CertificateType.X_509))
                .setAdvancedCertificateVerifier(verifier).setConnectionListener(sessions).build());
        sessions.endBy(made::end);
        return made;
    }
}
