package io.hazardwatch.gateway.app.views;

import static io.hazardwatch.gateway.testkit.TestAuthority.ecKey;
import static io.hazardwatch.gateway.testkit.TestAuthority.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.ClaimBook;
import io.hazardwatch.gateway.api.access.DeviceCertificates.Outcome;
import io.hazardwatch.gateway.api.access.DeviceClaims.Claimed;
import io.hazardwatch.gateway.certificates.Certificates;
import io.hazardwatch.gateway.certificates.ClientTrust;
import io.hazardwatch.gateway.certificates.DeviceAuthority;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places from their preparation to the log-in of the device, with a store on disk. */
class PreparedClaimsTest {
    private static final DeviceId DEVICE = new DeviceId("huarun-gas", "lpg-depot-01", "gd-07");

    @TempDir
    private Path data;
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private Database database;
    private Accounts accounts;
    private CertificateBook book;
    private PreparedClaims claims;

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(data, clock);
        accounts = Accounts.open(database, null, clock);
        book = CertificateBook.open(database, null, clock);
        DeviceAuthority authority = DeviceAuthority.open(data);
        claims = new PreparedClaims(new ClaimBook(database, clock), new IssuedCredentials(accounts, book),
                new IssuedCertificates(authority, new ClientTrust(authority, Map.of(), clock::millis), book, clock));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String prepare() {
        return claims.prepare("SN-1000", DEVICE, "admin", Duration.ofDays(30));
    }

    @Test
    void deviceWithoutARequest_getsATokenOfItsPlace() throws Exception {
        String code = prepare();
        Claimed claimed = claims.claim("SN-1000", code, null);
        assertEquals(DEVICE, accounts.authenticate(claimed.issued().username(), null).deviceId());
        assertEquals(claimed.issued().shown(), claims.list("huarun-gas").getFirst().claimedAs());
        assertNull(claims.claim("SN-1000", code, null).claim());
        assertEquals(1, accounts.credentials("huarun-gas").size());
    }

    @Test
    void deviceWithARequest_getsACertificateOfItsPlace() throws Exception {
        Claimed claimed = claims.claim("SN-1000", prepare(), request("CN=admin", ecKey("secp256r1")));
        assertEquals(DEVICE, book.authenticate(PeerCertificate.fingerprint(Certificates.read(claimed.certificate().certificate()))).deviceId());
        assertEquals(0, accounts.credentials("huarun-gas").size());
    }

    @Test
    void requestThatIsRefused_leavesTheCode() throws Exception {
        String code = prepare();
        assertEquals(Outcome.REFUSED, claims.claim("SN-1000", code, "bad").certificate().outcome());
        assertEquals(Outcome.DONE, claims.claim("SN-1000", code, request("CN=x", ecKey("secp256r1"))).certificate().outcome());
    }

    @Test
    void failureWhileSigning_leavesTheCode() throws Exception {
        String code = prepare();
        Path blocked = data.resolve("not-a-folder");
        Files.writeString(blocked, "x");
        DeviceAuthority broken = DeviceAuthority.open(blocked);
        PreparedClaims failing = new PreparedClaims(new ClaimBook(database, clock), new IssuedCredentials(accounts, book),
                new IssuedCertificates(broken, new ClientTrust(broken, Map.of(), clock::millis), book, clock));
        String asked = request("CN=x", ecKey("secp256r1"));
        assertThrows(Exception.class, () -> failing.claim("SN-1000", code, asked));
        assertEquals(DEVICE, claims.claim("SN-1000", code, null).claim().device());
    }
}
