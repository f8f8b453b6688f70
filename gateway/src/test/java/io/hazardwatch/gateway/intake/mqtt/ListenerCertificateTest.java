package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.SelfSigned;
import io.hazardwatch.gateway.testkit.TestAuthority;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Devices log in by a certificate on the TLS port. */
@ExtendWith(LeakCheck.class)
class ListenerCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final long DAY_MILLIS = 86_400_000;
    private static final long START = 1_760_000_000_000L;
    private static final String ACCEPTED = "00";

    @TempDir
    private Path directory;
    private final FakeClock trusted = new FakeClock(START);
    private final KeyPair key = TestAuthority.ecKey("secp256r1");
    private SelfSigned signed;
    private DeviceAuthority authority;
    private ListenerFixture fixture;

    @BeforeEach
    void start() {
        signed = SelfSigned.in(directory);
        authority = DeviceAuthority.open(directory);
        fixture = new ListenerFixture(ListenerFixture.tlsSettings(signed.certificate(), signed.key()), QuotaSettings.NONE,
                new ClientTrust(authority, Map.of(), trusted::millis));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private X509Certificate issued() throws Exception {
        X509Certificate issued = authority.issue(key.getPublic(), "acme", Plant.GD_01, "x509-1", START);
        fixture.certified.put(PeerCertificate.fingerprint(issued), Plant.ONLY_GD_01);
        return issued;
    }

    private RawClient client(X509Certificate certificate) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("device", key.getPrivate(), PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(signed.trust());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new RawClient(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), fixture.listener.tlsPort()), 5);
    }

    private static String answer(RawClient client, String user, String password) {
        return client.connect("a", user, password, 60).substring(6, 8);
    }

    @Test
    void certificateAlone_letsInAsItsDeviceAndNoOther() throws Exception {
        try (RawClient client = client(issued())) {
            assertEquals(ACCEPTED, answer(client, null, null));
            client.publish(Plant.TOPIC, 1, 1, "{\"lel\":1}");
            assertEquals("40020001", client.receive());
            client.publish(Plant.topic("other", "gd-01"), 1, 2, "{\"lel\":1}");
            assertEquals("400387", client.receive().replace("0002", "").substring(0, 6), "another enterprise: not authorised");
        }
    }

    @Test
    void revokedCertificate_endsTheOpenConnectionAndIsNotLetInAgain() throws Exception {
        X509Certificate issued = issued();
        try (RawClient client = client(issued)) {
            assertEquals(ACCEPTED, answer(client, null, null));
            fixture.revoked.add(Plant.ONLY_GD_01);
            assertEquals("E00198", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
        }
        try (RawClient client = client(issued)) {
            assertEquals("86", answer(client, null, null));
        }
        assertEquals(1, fixture.listener.counters().logInFailures(LogInFailure.UNKNOWN_CERTIFICATE));
        assertEquals("[UNKNOWN_CERTIFICATE 127.0.0.1 null]", fixture.lines.strangers().toString());
    }

    @Test
    void userNameBesideACertificate_countsAlone() throws Exception {
        X509Certificate issued = issued();
        try (RawClient client = client(issued)) {
            assertEquals(ACCEPTED, answer(client, "other", "secret"));
            client.publish(Plant.TOPIC, 1, 1, "{\"lel\":1}");
            assertEquals("400387", client.receive().replace("0001", "").substring(0, 6));
        }
        try (RawClient client = client(issued)) {
            assertEquals("86", answer(client, "acme", "wrong"));
        }
    }

    @Test
    void endedCertificate_isRefusedInTheHandshake() throws Exception {
        X509Certificate issued = issued();
        trusted.advance(366 * DAY_MILLIS);
        refused(issued);
    }

    @Test
    void certificateOfAForeignAuthority_isRefused() throws Exception {
        issued();
        TestAuthority stranger = new TestAuthority("HazardWatch devices", START);
        X509Certificate foreign = stranger.sign("CN=gd-01", key, START - DAY_MILLIS, START + DAY_MILLIS);
        fixture.certified.put(PeerCertificate.fingerprint(foreign), Plant.ONLY_GD_01);
        refused(foreign);
    }

    /** With TLS 1.3 a client learns of it with its first read. */
    private void refused(X509Certificate certificate) {
        assertThrows(Throwable.class, () -> {
            try (RawClient client = client(certificate)) {
                assertEquals(ACCEPTED, answer(client, null, null));
            }
        });
        Await.until("told", () -> fixture.lines.strangers().toString().equals("[CERTIFICATE_REFUSED  null]"));
        fixture.awaitConnections(0);
    }
}
