package io.hazardwatch.gateway.settings.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.settings.yaml.LoadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
    @TempDir
    Path directory;

    private Settings settings(int tlsPort) {
        return ((LoadResult.Valid<Settings>) new SettingsLoader(Map.of()).load(directory,
                new Overrides(directory.resolve("data"), 0, 0, tlsPort))).value();
    }

    @Test
    void firstStart_makesACertificateForLoopbackAndAPrivateKeyForNobodyElse() throws IOException, GeneralSecurityException {
        Settings settings = settings(0);

        assertTrue(SelfSigned.prepare(settings));
        try (InputStream stream = Files.newInputStream(settings.mqtt().tlsCertificate())) {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
            assertTrue(certificate.getSubjectAlternativeNames().contains(List.of(7, "127.0.0.1")));
            certificate.verify(certificate.getPublicKey());
        }
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.mqtt().tlsKey())));
        try (Stream<Path> left = Files.list(settings.mqtt().tlsKey().getParent())) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void laterStart_keepsTheCertificate() throws IOException {
        SelfSigned.prepare(settings(0));
        byte[] first = Files.readAllBytes(settings(0).mqtt().tlsCertificate());

        assertFalse(SelfSigned.prepare(settings(0)));
        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(settings(0).mqtt().tlsCertificate())));
    }

    @Test
    void programThatDoesNotEnd_isGivenUp() {
        IOException late = assertThrows(IOException.class,
                () -> SelfSigned.run(List.of("sleep", "5"), directory.resolve("said"), 50));
        assertTrue(late.getMessage().contains("not ended"), late.getMessage());
        assertFalse(Files.exists(directory.resolve("said")));
    }

    @Test
    void programThatFails_isQuoted() {
        IOException failed = assertThrows(IOException.class,
                () -> SelfSigned.run(List.of("sh", "-c", "echo because; exit 3"), directory.resolve("said"), 10_000));
        assertTrue(failed.getMessage().contains("because"), failed.getMessage());
    }

    @Test
    void closedDoor_needsNoCertificate() throws IOException {
        assertFalse(SelfSigned.prepare(settings(-1)));
        assertFalse(Files.exists(directory.resolve("data")));
    }
}
