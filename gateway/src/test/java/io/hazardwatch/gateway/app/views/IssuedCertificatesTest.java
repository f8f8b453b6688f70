package io.hazardwatch.gateway.app.views;

import static io.hazardwatch.gateway.testkit.TestAuthority.ecKey;
import static io.hazardwatch.gateway.testkit.TestAuthority.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.api.access.DeviceCertificates.Answer;
import io.hazardwatch.gateway.api.access.DeviceCertificates.Outcome;
import io.hazardwatch.gateway.certificates.Certificates;
import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestAuthority;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from the request to the log-in, with a store on disk and a clock in the test's hands. */
class IssuedCertificatesTest {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long START = 1_760_000_000_000L;
    private static final String GAS = "huarun-gas";
    private static final String CHEM = "north-chem";
    private static final DeviceId DEVICE = new DeviceId(GAS, "lpg-depot-01", "gd-07");

    @TempDir
    private Path data;
    private final FakeClock clock = new FakeClock(START);
    private final TestAuthority chemists = new TestAuthority("north-chem devices", START);
    private Database database;
    private CertificateBook book;
    private IssuedCertificates certificates;

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(data, clock);
        book = CertificateBook.open(database, null, clock);
        DeviceAuthority authority = DeviceAuthority.open(data);
        ClientTrust trust = new ClientTrust(authority, Map.of(CHEM, List.of(chemists.certificate())), clock::millis);
        certificates = new IssuedCertificates(authority, trust, book, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String asked() {
        return request("CN=admin,O=north-chem", ecKey("secp256r1"));
    }

    private static String fingerprint(Answer answer) throws Exception {
        return PeerCertificate.fingerprint(Certificates.read(answer.certificate()));
    }

    @Test
    void issuedCertificate_logsInAsItsDeviceAlsoAfterARestart() throws Exception {
        Answer issued = certificates.issue(GAS, "detector", DEVICE, asked());
        assertEquals(Outcome.DONE, issued.outcome());
        Credential credential = book.authenticate(fingerprint(issued));
        assertEquals(new Credential(GAS + '/' + issued.shown(), "detector", GAS, DEVICE), credential);
        assertTrue(Certificates.read(issued.certificate()).getSubjectX500Principal().getName().endsWith("O=huarun-gas"), "not what the request said");
        close();
        open();
        assertEquals(credential, book.authenticate(fingerprint(issued)));
        assertTrue(book.holds(credential));
        assertEquals(1, book.of(GAS).size());
        assertEquals(List.of(), book.of(CHEM));
    }

    @Test
    void certificateOfTheRightAuthorityThatNobodyIssued_logsNobodyIn() throws Exception {
        certificates.issue(GAS, "detector", DEVICE, asked());
        X509Certificate unknown = DeviceAuthority.open(data).issue(ecKey("secp256r1").getPublic(), GAS, DEVICE, "x509-9", START);
        certificates.clients().checkClientTrusted(new X509Certificate[] {unknown}, "EC");
        assertNull(book.authenticate(PeerCertificate.fingerprint(unknown)));
    }

    @Test
    void revokedCertificate_holdsNoMoreAndIsOnTheList() throws Exception {
        assertNull(certificates.revocations());
        Answer issued = certificates.issue(GAS, "detector", DEVICE, asked());
        Credential credential = book.authenticate(fingerprint(issued));
        String before = certificates.revocations();
        assertEquals(before, certificates.revocations(), "it is not signed for each who asks");
        assertFalse(book.revoke(CHEM, issued.shown()), "another enterprise");
        assertTrue(book.revoke(GAS, issued.shown()));
        assertFalse(book.revoke(GAS, issued.shown()));
        assertFalse(book.holds(credential));
        assertNull(book.authenticate(fingerprint(issued)));
        assertNotEquals(before, certificates.revocations());
        assertEquals(List.of(), book.of(GAS));
        close();
        open();
        assertFalse(book.holds(credential));
        assertEquals(1, book.revoked().size());
        assertEquals(Outcome.UNKNOWN, certificates.renew(fingerprint(issued), asked()).outcome());
    }

    @Test
    void device_renewsInTheLastThirtyDaysAndKeepsItsCredential() throws Exception {
        Answer issued = certificates.issue(GAS, "detector", DEVICE, asked());
        Credential credential = book.authenticate(fingerprint(issued));
        clock.advance(334 * DAY_MILLIS);
        assertEquals(Outcome.TOO_EARLY, certificates.renew(fingerprint(issued), asked()).outcome());
        clock.advance(DAY_MILLIS);
        assertEquals(Outcome.REFUSED, certificates.renew(fingerprint(issued), "bad").outcome());
        Answer renewed = certificates.renew(fingerprint(issued), asked());
        assertEquals(Outcome.DONE, renewed.outcome());
        assertEquals(issued.shown(), renewed.shown());
        assertEquals(credential, book.authenticate(fingerprint(renewed)));
        assertEquals(credential, book.authenticate(fingerprint(issued)), "until it ends");
        clock.advance(31 * DAY_MILLIS);
        assertNull(book.authenticate(fingerprint(issued)));
        assertEquals(credential, book.authenticate(fingerprint(renewed)));
        assertTrue(book.holds(credential), "connections of the old certificate go on");
        assertTrue(book.revoke(GAS, issued.shown()));
        assertNull(book.authenticate(fingerprint(renewed)));
    }

    @Test
    void endedCertificate_holdsNoMore() throws Exception {
        Answer issued = certificates.issue(GAS, "detector", DEVICE, asked());
        Credential credential = book.authenticate(fingerprint(issued));
        clock.advance(366 * DAY_MILLIS);
        assertFalse(book.holds(credential), "an open connection ends");
        assertNull(book.authenticate(fingerprint(issued)));
        assertEquals(Outcome.UNKNOWN, certificates.renew(fingerprint(issued), asked()).outcome());
        assertEquals(1, book.of(GAS).size(), "shown as ended");
        clock.advance(31 * DAY_MILLIS);
        certificates.issue(GAS, "another", null, asked());
        assertEquals(1, book.of(GAS).size(), "forgotten 30 days later");
    }

    @Test
    void deviceThatRenewsAgainAndAgain_getsFive() throws Exception {
        Answer issued = certificates.issue(GAS, "detector", DEVICE, asked());
        clock.advance(340 * DAY_MILLIS);
        for (int more = 1; more < CertificateBook.EACH_MAX; more++) {
            assertEquals(Outcome.DONE, certificates.renew(fingerprint(issued), asked()).outcome());
        }
        assertEquals(Outcome.TOO_MANY, certificates.renew(fingerprint(issued), asked()).outcome());
    }

    @Test
    void certificateOfAnEnterprisesOwnAuthority_isTakenForThatEnterpriseOnce() throws Exception {
        X509Certificate own = chemists.sign("CN=reactor-1", ecKey("secp256r1"), START - 1, START + 9 * DAY_MILLIS);
        String text = Certificates.text(own);
        assertEquals(Outcome.REFUSED, certificates.register(GAS, "reactor", null, text).outcome());
        assertEquals(Outcome.REFUSED, certificates.register(CHEM, "reactor", null, "bad").outcome());
        Answer registered = certificates.register(CHEM, "reactor", null, text);
        assertEquals(Outcome.DONE, registered.outcome());
        assertEquals(Outcome.KNOWN, certificates.register(CHEM, "again", null, text).outcome());
        assertEquals(CHEM, book.authenticate(PeerCertificate.fingerprint(own)).enterprise());
        assertEquals(Outcome.NOT_OURS, certificates.renew(PeerCertificate.fingerprint(own), asked()).outcome());
        assertNotNull(registered.certificate());
        assertNull(registered.authority());
        assertTrue(book.revoke(CHEM, registered.shown()));
        assertEquals(List.of(), List.copyOf(book.revoked()), "the list is of those that the gateway signed");
    }
}
