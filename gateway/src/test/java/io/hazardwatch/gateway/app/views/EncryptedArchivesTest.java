package io.hazardwatch.gateway.app.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.access.CredentialArchives.Kind;
import io.hazardwatch.gateway.api.access.CredentialArchives.Open;
import io.hazardwatch.gateway.api.access.CredentialArchives.Waiting;
import io.hazardwatch.gateway.certificates.Certificates;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.RecordedSyncs;
import io.hazardwatch.gateway.tls.PeerCertificate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Credentials of many devices in a file, opened by the sample of docs/connect, which shares no code with what wrote it. */
class EncryptedArchivesTest extends ArchiveRig {
    private static final Path SAMPLES = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("docs/connect").toAbsolutePath().normalize();
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    /** Status and output of the sample. */
    private String decrypt(Path file, String passphrase) throws Exception {
        Path given = Files.writeString(data.resolve("passphrase.txt"), passphrase + '\n');
        Path output = data.resolve("credentials.csv");
        Process process = new ProcessBuilder(JAVA, "-XX:TieredStopAtLevel=1", SAMPLES + "/OpenCredentials.java", file.toString())
                .redirectInput(given.toFile()).redirectOutput(output.toFile()).redirectErrorStream(true).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return process.exitValue() + "\n" + Files.readString(output, StandardCharsets.UTF_8);
    }

    private void requireWhole(Path file, int devices) throws Exception {
        List<String> lines = decrypt(file, PASSPHRASE).lines().toList();
        assertEquals(List.of("0", "device,username,password"), lines.stream().limit(2).toList());
        assertEquals(devices + 2, lines.size());
        Set<String> tokens = new HashSet<>();
        for (String line : lines.subList(2, lines.size())) {
            String[] cells = line.split(",");
            assertEquals(cells[0], accounts.authenticate(cells[1], cells[2]).deviceId().toString());
            tokens.add(cells[1]);
        }
        assertEquals(devices, tokens.size());
        assertEquals(devices, accounts.credentials("huarun-gas").size());
    }

    @Test
    void archive_opensWithItsPassphraseOnly_andEveryCredentialLogsIn() throws Exception {
        Path file = make(620);
        requireWhole(file, 620);
        assertNotEquals('0', decrypt(file, "correct staple 8").charAt(0));
        byte[] bytes = Files.readAllBytes(file);
        bytes[11]--; // the number of iterations is no secret, and nobody changes it unseen
        assertNotEquals('0', decrypt(Files.write(data.resolve("changed"), bytes), PASSPHRASE).charAt(0));
        assertEquals(600_000, ByteBuffer.wrap(Files.readAllBytes(file)).getInt(8));
    }

    @Test
    void noFile_holdsASecretInClear() throws Exception {
        Path file = make(20);
        requireWhole(file, 20);
        List<String> secrets = decrypt(file, PASSPHRASE).lines().skip(2).flatMap(line -> Stream.of(line.split(",")).skip(1)).toList();
        Files.delete(data.resolve("credentials.csv"));
        Files.delete(data.resolve("passphrase.txt"));
        close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(each, StandardCharsets.ISO_8859_1);
                assertFalse(secrets.stream().anyMatch(text::contains), each.toString());
            }
        }
        open();
    }

    @Test
    void finishedArchive_waitsOverARestart_andAnUnfinishedOneGoes() throws Exception {
        Path file = make(3);
        Open begun = archives.begin("north-chem", "fedcba9876543210", Kind.TOKEN, PASSPHRASE);
        begun.issue(List.of(new DeviceId("north-chem", "tank-farm-02", "tk-01")));
        close();
        open();
        assertEquals(1, accounts.credentials("north-chem").size());
        assertEquals(List.of(new Waiting("huarun-gas", ID, 3, Kind.TOKEN)), archives.waiting());
        assertEquals(List.of(), accounts.credentials("north-chem"), "nobody has it");
        assertEquals(3, accounts.credentials("huarun-gas").size());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        archives.delete(new Waiting("huarun-gas", ID, 3, Kind.TOKEN));
        assertFalse(Files.exists(file));
    }

    @Test
    void archive_isOnTheDiskBeforeItIsNamedAsFinished_andItsNameBeforeAnybodyIsTold() throws Exception {
        RecordedSyncs syncs = new RecordedSyncs();
        archives = archives(new DurableFiles(syncs));
        Path file = make(3);
        String name = file.getFileName().toString();
        assertEquals(List.of("contents huarun-gas." + ID + ".part " + Files.size(file) + " in [huarun-gas." + ID + ".part]",
                "names credential-archives [" + name + "]"),
                syncs.steps().subList(1, 3));
        assertTrue(syncs.steps().getFirst().startsWith("names " + data.getFileName() + " [credential-archives"), syncs.steps()::getFirst);
    }

    /** Lines of CSV whose last two cells are texts of several lines in quotes. */
    private void requireCertificates(Path file, int devices) throws Exception {
        String text = decrypt(file, PASSPHRASE);
        assertTrue(text.startsWith("0\ndevice,username,certificate,key\r\n"), text.substring(0, 40));
        Matcher line = Pattern.compile("([^,\"\r\n]+),([^,\"]+),\"([^\"]+)\",\"([^\"]+)\"\r\n").matcher(text);
        Set<String> fingerprints = new HashSet<>();
        line.region(text.indexOf("\r\n") + 2, text.length());
        while (line.lookingAt()) {
            X509Certificate certificate = Certificates.read(line.group(3));
            assertEquals(line.group(1), book.authenticate(PeerCertificate.fingerprint(certificate)).deviceId().toString());
            requirePair(line.group(4), certificate.getPublicKey());
            fingerprints.add(PeerCertificate.fingerprint(certificate));
            line.region(line.end(), text.length());
        }
        assertEquals(text.length(), line.regionStart());
        assertEquals(devices, fingerprints.size());
        assertEquals(devices, book.of("huarun-gas").size());
    }

    private static void requirePair(String pem, PublicKey publicKey) throws Exception {
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        assertTrue(signature.verify(signed), "the key is that of its certificate");
    }

    @Test
    void archiveOfCertificates_holdsAKeyForEach_thatIsNowhereElse() throws Exception {
        Path file = make(520, Kind.CERTIFICATE);
        requireCertificates(file, 520);
        Files.delete(data.resolve("credentials.csv"));
        close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path each : files.filter(Files::isRegularFile).filter(each -> !each.endsWith(Path.of("device-authority", "key.pem"))).toList()) {
                assertFalse(Files.readString(each, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY"), each.toString());
            }
        }
        open();
        assertEquals(List.of(new Waiting("huarun-gas", ID, 520, Kind.CERTIFICATE)), archives.waiting());
    }

    @Test
    @Tag("long")
    void fiftyThousandDevices_getTheirCertificates() throws Exception {
        requireCertificates(make(50_000, Kind.CERTIFICATE), 50_000);
    }

    @Test
    @Tag("long")
    void fiftyThousandDevices_getTheirCredentials() throws Exception {
        requireWhole(make(50_000), 50_000);
    }
}
