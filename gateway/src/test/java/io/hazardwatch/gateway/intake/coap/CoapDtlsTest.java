package io.hazardwatch.gateway.intake.coap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.testkit.TestAuthority;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.californium.core.CoapClient;
import org.eclipse.californium.core.CoapResponse;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;
import org.eclipse.californium.elements.exception.ConnectorException;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConfig.DtlsRole;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.CertificateType;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.x509.SingleCertificateProvider;
import org.eclipse.californium.scandium.dtls.x509.StaticNewAdvancedCertificateVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The port with DTLS, as the library's own client sees it. */
@ExtendWith(LeakCheck.class)
class CoapDtlsTest {
    private static final long START = 1_760_000_000_000L;
    private static final long DAY_MILLIS = 86_400_000;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final String VALUE = "{\"lel\":2.5}";
    private static final String ME = "v1/me";

    @TempDir
    private Path directory;
    private final FakeClock trusted = new FakeClock(START);
    private final KeyPair key = TestAuthority.ecKey("secp256r1");
    private SelfSigned signed;
    private DeviceAuthority authority;
    private CoapFixture fixture;

    @BeforeEach
    void start() {
        signed = SelfSigned.in(directory);
        authority = DeviceAuthority.open(directory);
        fixture = new CoapFixture(new CoapSettings("127.0.0.1", -1, false, 0, signed.certificate(), signed.key(), CoapFixture.PAYLOAD_BYTES_MAX,
                100, 100, 1 << 20, 10), 0, new ClientTrust(authority, Map.of(), trusted::millis));
    }

    @AfterEach
    void stop() {
        fixture.close();
        assertEquals(List.of(), fixture.defects);
    }

    private X509Certificate issued() throws Exception {
        X509Certificate issued = authority.issue(key.getPublic(), "acme", Plant.GD_01, "x509-1", START);
        fixture.certified.put(PeerCertificate.fingerprint(issued), Plant.ONLY_GD_01);
        return issued;
    }

    /** A device with its session. */
    private final class Device implements AutoCloseable {
        private final DTLSConnector connector;
        private final CoapEndpoint endpoint;
        private final List<String> alerts = new CopyOnWriteArrayList<>();

        /** @param certificate null to show none */
        Device(X509Certificate certificate) throws Exception {
            this(certificate, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        Device(X509Certificate certificate, InetSocketAddress address) throws Exception {
            Configuration config = new Configuration(SystemConfig.DEFINITIONS, CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, DtlsConfig.DEFINITIONS);
            config.set(DtlsConfig.DTLS_ROLE, DtlsRole.CLIENT_ONLY);
            config.set(DtlsConfig.DTLS_CONNECTION_ID_LENGTH, 0);
            config.set(DtlsConfig.DTLS_RECEIVER_THREAD_COUNT, 1);
            DtlsConnectorConfig.Builder dtls = DtlsConnectorConfig.builder(config)
                    .setAddress(address)
                    .setAdvancedCertificateVerifier(StaticNewAdvancedCertificateVerifier.builder()
                            .setTrustedCertificates((X509Certificate) signed.trust().getCertificate("server")).build());
            if (certificate != null) {
                dtls.setCertificateIdentityProvider(new SingleCertificateProvider(key.getPrivate(), new X509Certificate[] {certificate},
                        CertificateType.X_509));
            }
            connector = new DTLSConnector(dtls.build());
            connector.setAlertHandler((from, alert) -> alerts.add(alert.getDescription().name()));
            endpoint = CoapEndpoint.builder().setConfiguration(config).setConnector(connector).build();
            endpoint.start();
        }

        /** Code and text of the answer; null when there is none. */
        String push(String path, String payload) throws Exception {
            CoapClient client = new CoapClient("coaps://127.0.0.1:" + fixture.listener.dtlsPort() + '/' + path).setEndpoint(endpoint)
                    .setTimeout(PATIENCE_MILLIS);
            CoapResponse answer = client.post(payload, MediaTypeRegistry.APPLICATION_JSON);
            return answer == null ? null : (answer.getCode() + " " + answer.getResponseText()).strip();
        }

        /** Makes a session and says nothing in it that anybody would answer. */
        void handshake() {
            InetSocketAddress port = new InetSocketAddress("127.0.0.1", fixture.listener.dtlsPort());
            connector.send(RawData.outbound(new byte[] {0}, new AddressEndpointContext(port), null, false));
            Await.until("a session", () -> session() != null);
        }

        /** What its last handshake made; another one after each handshake, and null when the session was ended. */
        DTLSContext session() {
            return connector.getDtlsContextByAddress(new InetSocketAddress("127.0.0.1", fixture.listener.dtlsPort()));
        }

        /** Comes from another address, as after a long sleep behind a router. */
        void move() throws Exception {
            connector.stop();
            connector.start();
        }

        @Override
        public void close() {
            endpoint.destroy();
        }
    }

    @Test
    void certificate_letsInAsItsDevice_inOnePieceAndInBlocks() throws Exception {
        try (Device device = new Device(issued())) {
            assertEquals("2.04", device.push(ME, VALUE));
            assertEquals("4.03 NOT_AUTHORISED", device.push("v1/acme/depot/gd-02", VALUE));
            String day = "{\"lel\":1}" + " ".repeat(3_000);
            assertEquals("2.04", device.push("v1/acme/depot/gd-01", day));
            assertEquals(List.of(VALUE, day), fixture.ingests.payloads());
            assertTrue(device.push(ME, " ".repeat(CoapFixture.PAYLOAD_BYTES_MAX + 1)).startsWith("4.13"));
            assertEquals("acme/gd1 127.0.0.1 dtls", fixture.pushed.getFirst());
            assertEquals(1, fixture.listener.counters().sessions());
        }
    }

    @Test
    void tokenInsideDtls_isEnough_withoutACertificate() throws Exception {
        try (Device device = new Device(null)) {
            assertEquals("4.01", device.push(ME, VALUE));
            assertEquals("2.04", device.push(ME + "?t=token-gd-01", VALUE));
        }
    }

    @Test
    void revokedCredential_isRefused_andItsSessionEnds() throws Exception {
        try (Device device = new Device(issued()); Device other = new Device(null)) {
            assertEquals("2.04", device.push(ME, VALUE));
            assertEquals("2.04", other.push("v1/acme/depot/gd-01?u=acme&p=secret", VALUE));
            DTLSContext session = other.session();
            fixture.revoked.add(Plant.ONLY_GD_01);
            Await.equal(List.of("CLOSE_NOTIFY"), () -> List.copyOf(device.alerts));
            Await.until("ended", () -> fixture.listener.counters().endedSessions() == 1);
            assertEquals("4.01", device.push(ME, VALUE));
            assertEquals(List.of("UNKNOWN_CERTIFICATE 127.0.0.1 null"), fixture.strangers);
            assertEquals("2.04", other.push("v1/acme/depot/gd-01?u=acme&p=secret", VALUE));
            assertSame(session, other.session(), "without another handshake");
            assertEquals(List.of(), other.alerts);
        }
    }

    @Test
    void errorWhileSessionsAreLookedAt_isReported_andTheNextLookFollows() throws Exception {
        try (Device device = new Device(issued())) {
            assertEquals("2.04", device.push(ME, VALUE));
            fixture.isBroken = true;
            Await.until("reported", () -> !fixture.defects.isEmpty());
            fixture.revoked.add(Plant.ONLY_GD_01);
            fixture.isBroken = false;
            Await.equal(List.of("CLOSE_NOTIFY"), () -> List.copyOf(device.alerts));
            assertTrue(fixture.defects.stream().allMatch(StackOverflowError.class::isInstance), fixture.defects::toString);
            fixture.defects.clear();
        }
    }

    @Test
    void sessionWithoutALogIn_endsAfterHalfAMinute() throws Exception {
        try (Device device = new Device(issued()); Device stranger = new Device(null)) {
            assertEquals("2.04", device.push(ME, VALUE));
            stranger.handshake();
            Await.until("counted", () -> fixture.listener.counters().strangers() == 1);
            fixture.clock.advance(1_000 * DtlsSessions.LOG_IN_SECONDS);
            Await.equal(List.of("CLOSE_NOTIFY"), () -> List.copyOf(stranger.alerts));
            Await.until("forgotten", () -> fixture.listener.counters().strangers() == 0);
            assertEquals("2.04", device.push(ME, VALUE));
            assertEquals(List.of(), device.alerts);
            assertEquals(1, fixture.listener.counters().sessions());
        }
    }

    @Test
    void sessionThatWasRefused_endsSoon() throws Exception {
        try (Device stranger = new Device(null)) {
            assertEquals("4.01", stranger.push(ME, VALUE));
            Await.equal(List.of("CLOSE_NOTIFY"), () -> List.copyOf(stranger.alerts));
            assertEquals("2.04", stranger.push(ME + "?t=token-gd-01", VALUE), "it may come again");
        }
    }

    /** The end of the session beside it, in the same look at all sessions, is the proof that this one was looked at. */
    @Test
    void sessionInWhichSomethingWasAskedThatIsNotServed_doesNotEnd() throws Exception {
        try (Device lost = new Device(null); Device refused = new Device(null)) {
            assertEquals("4.04", lost.push("nowhere", VALUE));
            DTLSContext session = lost.session();
            assertEquals("4.01", refused.push(ME, VALUE));
            Await.equal(List.of("CLOSE_NOTIFY"), () -> List.copyOf(refused.alerts));
            assertEquals(1, fixture.listener.counters().strangers(), "the one that was not refused");
            assertEquals("2.04", lost.push(ME + "?t=token-gd-01", VALUE));
            assertSame(session, lost.session(), "without another handshake");
            assertEquals(1, fixture.listener.counters().sessions());
        }
    }

    @Test
    void sessionsWithoutALogIn_areHalfOfAllAtMost() throws Exception {
        List<Device> strangers = new ArrayList<>();
        try (Device device = new Device(issued())) {
            assertEquals("2.04", device.push(ME, VALUE));
            for (int i = 0; i < 6; i++) {
                strangers.add(new Device(null));
                strangers.getLast().handshake();
            }
            Await.equal(List.of("CLOSE_NOTIFY"), () -> List.copyOf(strangers.getFirst().alerts));
            Await.until("five of ten", () -> fixture.listener.counters().strangers() == 5);
            assertEquals(List.of(), strangers.get(1).alerts);
            assertEquals("2.04", device.push(ME, VALUE));
            assertEquals(List.of(), device.alerts);
        } finally {
            strangers.forEach(Device::close);
        }
    }

    @Test
    void revokingACredential_leavesTheDeviceAlone_thatHasItsAddressNow() throws Exception {
        Device gone = new Device(issued());
        assertEquals("2.04", gone.push(ME, VALUE));
        InetSocketAddress address = gone.connector.getAddress();
        gone.close();
        try (Device heir = new Device(null, address)) {
            assertEquals("2.04", heir.push("v1/acme/depot/gd-01?u=acme&p=secret", VALUE));
            DTLSContext session = heir.session();
            assertEquals(2, fixture.listener.counters().sessions(), "that of the one before is not known to be over");
            fixture.revoked.add(Plant.ONLY_GD_01);
            Await.until("ended", () -> fixture.listener.counters().sessions() == 1);
            assertEquals(1, fixture.listener.counters().endedSessions());
            for (int i = 0; i < 2; i++) { // the thread of the port ends sessions before it answers the first
                assertEquals("2.04", heir.push("v1/acme/depot/gd-01?u=acme&p=secret", VALUE));
                assertSame(session, heir.session(), "without another handshake");
            }
            assertEquals(List.of(), heir.alerts);
            assertEquals(1, fixture.listener.counters().sessions());
        }
    }

    @Test
    void endedCertificate_isRefusedInTheHandshake() throws Exception {
        X509Certificate issued = issued();
        trusted.advance(366 * DAY_MILLIS);
        refused(issued);
    }

    @Test
    void certificateOfAForeignAuthority_isRefusedInTheHandshake() throws Exception {
        issued();
        X509Certificate foreign = new TestAuthority("HazardWatch devices", START).sign("CN=gd-01", key, START - DAY_MILLIS, START + DAY_MILLIS);
        fixture.certified.put(PeerCertificate.fingerprint(foreign), Plant.ONLY_GD_01);
        refused(foreign);
    }

    private void refused(X509Certificate certificate) throws Exception {
        try (Device device = new Device(certificate)) {
            String answer;
            try {
                answer = device.push(ME, VALUE);
            } catch (ConnectorException | IOException handshake) {
                answer = null;
            }
            assertNull(answer);
        }
        assertEquals(0, fixture.ingests.count());
        Await.equal(List.of("CERTIFICATE_REFUSED 127.0.0.1 null"), () -> List.copyOf(fixture.strangers));
    }

    @Test
    void deviceAtAnotherAddress_keepsItsSession() throws Exception {
        try (Device device = new Device(issued())) {
            assertEquals("2.04", device.push(ME, VALUE));
            device.move();
            assertEquals("2.04", device.push(ME, VALUE));
            assertEquals(1, fixture.listener.counters().sessions(), "the same session");
        }
    }
}
