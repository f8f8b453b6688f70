package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.tls.TlsCertificate;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class ListenerTlsTest {
    @TempDir
    Path directory;

    @Test
    void overTls_messagesAreTakenAndReasonsTold() throws Exception {
        SelfSigned signed = SelfSigned.in(directory);
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.tlsSettings(signed.certificate(), signed.key()));
                RawClient client = tls(fixture.listener.tlsPort(), signed)) {
            assertEquals("00", client.connect("a", "acme", "secret", 60).substring(6, 8));
            for (int id = 1; id <= 100; id++) {
                client.publish(Plant.TOPIC, 1, id, "{\"lel\":" + id + "}");
            }
            for (int id = 1; id <= 100; id++) {
                assertEquals("4002%04X".formatted(id), client.receive());
            }
            client.send("F000");
            assertEquals("E00182", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
            fixture.awaitConnections(0);
            assertEquals(-1, fixture.listener.port());
        }
    }

    @Test
    void plainTextOnTheTlsPort_isClosedAndCounted() {
        SelfSigned signed = SelfSigned.in(directory);
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.tlsSettings(signed.certificate(), signed.key()));
                RawClient client = new RawClient(fixture.listener.tlsPort(), 4)) {
            client.send("100C 0004 4D515454 04 02 003C 0000");
            assertTrue(client.receive().matches("closed|15.*"));
            Await.until("counted", () -> fixture.listener.counters().protocolErrors() == 1);
            fixture.awaitConnections(0);
        }
    }

    @Test
    void connectionsWithoutATlsHandshake_countAndAreBoundedLikeAllOthers() throws Exception {
        SelfSigned signed = SelfSigned.in(directory);
        MqttSettings settings = new MqttSettings("127.0.0.1", -1, 0, signed.certificate(), signed.key(), 1, 4_096, 0, 3, 60);
        List<RawClient> silent = new ArrayList<>();
        try (ListenerFixture fixture = new ListenerFixture(settings)) {
            for (int i = 0; i < 3; i++) {
                silent.add(new RawClient(fixture.listener.tlsPort(), 4));
            }
            fixture.awaitConnections(3);
            try (RawClient fourth = new RawClient(fixture.listener.tlsPort(), 4)) {
                assertEquals(RawClient.CLOSED, fourth.receive());
            }
            assertEquals(1, fixture.listener.counters().refusedConnections());
            silent.forEach(RawClient::close);
            fixture.awaitConnections(0);
        }
    }

    @Test
    void certificateChangedOnDisk_nextHandshakesUseItAndOpenConnectionsGoOn() throws Exception {
        SelfSigned first = SelfSigned.in(directory);
        SelfSigned second = SelfSigned.in(Files.createDirectory(directory.resolve("second")));
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.tlsSettings(first.certificate(), first.key()));
                RawClient open = tls(fixture.listener.tlsPort(), first)) {
            assertEquals("00", open.connect("a", "acme", "secret", 60).substring(6, 8));
            Files.copy(second.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);
            assertEquals(TlsCertificate.Look.REFUSED, fixture.listener.certificate().look(), "the key is still the old one");
            assertEquals(first.trust().getCertificate("server"), presented(fixture.listener.tlsPort(), null));
            Files.copy(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
            assertEquals(TlsCertificate.Look.TAKEN, fixture.listener.certificate().look());
            assertEquals(TlsCertificate.Look.UNCHANGED, fixture.listener.certificate().look());
            assertEquals(second.trust().getCertificate("server"), presented(fixture.listener.tlsPort(), null));
            assertEquals("D000", open.ping());
        }
    }

    @Test
    void suiteOfSha1AndCbc_isRefused() {
        SelfSigned signed = SelfSigned.in(directory);
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.tlsSettings(signed.certificate(), signed.key()))) {
            assertThrows(SSLException.class,
                    () -> presented(fixture.listener.tlsPort(), "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"));
            assertDoesNotThrow(() -> presented(fixture.listener.tlsPort(), "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"));
        }
    }

    /** What the server shows to a client that trusts anybody; with a suite, over TLS 1.2. */
    private static Certificate presented(int port, String suite) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Credulous()}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            if (suite != null) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                socket.setEnabledCipherSuites(new String[] {suite});
            }
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    private static final class Credulous implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // nobody is asked for one
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // it is looked at afterwards
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private static RawClient tls(int port, SelfSigned signed) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(signed.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new RawClient(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port), 5);
    }
}
