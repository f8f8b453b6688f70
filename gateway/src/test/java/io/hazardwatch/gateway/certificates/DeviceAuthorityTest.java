package io.hazardwatch.gateway.certificates;

import static io.hazardwatch.gateway.testkit.TestAuthority.ecKey;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.RecordedSyncs;
import io.hazardwatch.gateway.testkit.TestAuthority;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceAuthorityTest {
    private static final long DAY_MILLIS = 86_400_000;
    private static final long START = 1_760_000_000_000L;
    private static final DeviceId DEVICE = new DeviceId("huarun-gas", "lpg-depot-01", "gd-07");

    @TempDir
    private Path data;
    private long now = START;

    private X509Certificate issued(DeviceAuthority authority, KeyPair key) throws IOException {
        return authority.issue(key.getPublic(), "huarun-gas", DEVICE, "x509-1", now);
    }

    private ClientTrust trust(DeviceAuthority authority, Map<String, List<X509Certificate>> enterprises) {
        return new ClientTrust(authority, enterprises, () -> now);
    }

    private static void check(ClientTrust trust, X509Certificate... chain) throws CertificateException {
        trust.checkClientTrusted(chain, "EC");
    }

    @Test
    void certificate_saysWhatTheGatewayKnowsAndHoldsForAYear() throws Exception {
        DeviceAuthority authority = DeviceAuthority.open(data);
        assertNull(authority.certificate());
        KeyPair key = ecKey("secp256r1");
        X509Certificate issued = issued(authority, key);
        assertEquals("CN=gd-07,OU=lpg-depot-01,O=huarun-gas", issued.getSubjectX500Principal().getName());
        assertEquals(key.getPublic(), issued.getPublicKey());
        assertEquals(START + 365 * DAY_MILLIS, issued.getNotAfter().getTime());
        assertEquals(-1, issued.getBasicConstraints(), "it signs no others");
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), issued.getExtendedKeyUsage());
        assertDoesNotThrow(() -> check(trust(authority, Map.of()), issued));
        assertNotEquals(issued.getSerialNumber(), issued(authority, key).getSerialNumber());
    }

    @Test
    void key_isForItsOwnerAloneAndTheAuthorityIsTheSameAfterARestart() throws Exception {
        X509Certificate issued = issued(DeviceAuthority.open(data), ecKey("secp256r1"));
        try (Stream<Path> files = Files.list(data.resolve(DeviceAuthority.FOLDER))) {
            List<Path> all = files.toList();
            assertEquals(2, all.size());
            for (Path file : all) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
            }
        }
        DeviceAuthority later = DeviceAuthority.open(data);
        check(trust(later, Map.of()), issued);
        check(trust(later, Map.of()), issued(later, ecKey("secp384r1")));
    }

    @Test
    void keyAndCertificate_areOnTheDiskBeforeTheyHaveTheirNames_andTheKeyFirst() throws Exception {
        RecordedSyncs syncs = new RecordedSyncs();
        issued(DeviceAuthority.open(data, new DurableFiles(syncs)), ecKey("secp256r1"));
        Path folder = data.resolve(DeviceAuthority.FOLDER);
        assertEquals(List.of("names " + data.getFileName() + " [device-authority]",
                "contents key.pem.new " + Files.size(folder.resolve("key.pem")) + " in [key.pem.new]", "names device-authority [key.pem]",
                "contents certificate.pem.new " + Files.size(folder.resolve("certificate.pem")) + " in [certificate.pem.new, key.pem]",
                "names device-authority [certificate.pem, key.pem]"), syncs.steps());
    }

    @Test
    void damagedKey_signsNothingAndMakesNoOtherAuthority() throws Exception {
        X509Certificate issued = issued(DeviceAuthority.open(data), ecKey("secp256r1"));
        Path key = data.resolve(DeviceAuthority.FOLDER).resolve("key.pem");
        Files.writeString(key, Files.readString(key).substring(0, 60));
        DeviceAuthority later = DeviceAuthority.open(data);
        assertNotNull(later.problem());
        assertFalse(later.problem().contains("BEGIN PRIVATE KEY-----M"), "no part of the key is told");
        assertThrows(IOException.class, () -> issued(later, ecKey("secp256r1")));
        assertDoesNotThrow(() -> check(trust(later, Map.of()), issued), "devices go on");
    }

    @Test
    void expiredNotYetValidAndForeignCertificates_areRefused() throws Exception {
        DeviceAuthority authority = DeviceAuthority.open(data);
        X509Certificate issued = issued(authority, ecKey("secp256r1"));
        ClientTrust trust = trust(authority, Map.of());
        now = START + 364 * DAY_MILLIS;
        check(trust, issued);
        now = START + 366 * DAY_MILLIS;
        assertThrows(CertificateException.class, () -> check(trust, issued));
        now = START - DAY_MILLIS;
        assertThrows(CertificateException.class, () -> check(trust, issued));
        now = START;
        TestAuthority stranger = new TestAuthority("HazardWatch devices", START);
        X509Certificate foreign = stranger.sign("CN=gd-07,OU=lpg-depot-01,O=huarun-gas", ecKey("secp256r1"), START - 1, START + DAY_MILLIS);
        assertThrows(CertificateException.class, () -> check(trust, foreign));
        assertThrows(CertificateException.class, () -> check(trust, foreign, stranger.certificate()), "an authority that the client brings");
        assertThrows(CertificateException.class, () -> check(trust, authority.certificate()), "that of the authority itself");
        assertThrows(CertificateException.class, () -> check(trust));
    }

    @Test
    void certificateSignedByACertificateOfADevice_isRefused() throws Exception {
        DeviceAuthority authority = DeviceAuthority.open(data);
        TestAuthority device = new TestAuthority("gd-07", START);
        X509Certificate below = device.sign("CN=gd-08", ecKey("secp256r1"), START - 1, START + DAY_MILLIS);
        X509Certificate middle = authority.issue(device.certificate().getPublicKey(), "huarun-gas", DEVICE, "x509-1", now);
        assertThrows(CertificateException.class, () -> check(trust(authority, Map.of()), below, middle));
    }

    @Test
    void authorityOfAnEnterprise_countsForItsOwnEnterpriseOnly() throws Exception {
        TestAuthority own = new TestAuthority("north-chem devices", START);
        ClientTrust trust = trust(DeviceAuthority.open(data), Map.of("north-chem", List.of(own.certificate())));
        X509Certificate signed = own.sign("CN=reactor-1", ecKey("secp256r1"), START - 1, START + DAY_MILLIS);
        check(trust, signed);
        trust.requireSignedBy("north-chem", signed);
        assertThrows(RefusedCertificateException.class, () -> trust.requireSignedBy("huarun-gas", signed));
        X509Certificate weak = own.sign("CN=reactor-1", TestAuthority.rsaKey(1024), START - 1, START + DAY_MILLIS);
        assertThrows(CertificateException.class, () -> check(trust, weak));
    }

    @Test
    void listOfRevoked_namesThemAndIsSignedByTheAuthority() throws Exception {
        DeviceAuthority authority = DeviceAuthority.open(data);
        assertNull(authority.revocations(List.of(), now));
        X509Certificate good = issued(authority, ecKey("secp256r1"));
        X509Certificate bad = issued(authority, ecKey("secp256r1"));
        byte[] list = authority.revocations(List.of(new DeviceAuthority.Revoked(bad.getSerialNumber(), now)), now + 5_000);
        X509CRL read = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list));
        read.verify(authority.certificate().getPublicKey());
        assertTrue(read.isRevoked(bad));
        assertFalse(read.isRevoked(good));
        assertEquals(now, read.getRevokedCertificate(bad.getSerialNumber()).getRevocationDate().getTime());
        assertNull(read.getRevokedCertificate(BigInteger.ONE));
    }
}
