package io.hazardwatch.gateway.app.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.api.access.CredentialArchives.Open;
import io.hazardwatch.gateway.api.access.CredentialArchives.Waiting;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.files.DurableFiles;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.QuickPasswords;
import io.hazardwatch.gateway.testkit.RecordedSyncs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of many devices in a file, opened by the sample of docs/connect, which shares no code with what wrote it. */
class EncryptedArchivesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("hazardwatch.root", "..")).resolve("docs/connect").toAbsolutePath().normalize();
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");
    private static final String PASSPHRASE = "correct staple 7";
    private static final String ID = "0123456789abcdef";
    private static final int BATCH = 500;

    @TempDir
    private Path data;
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private Database database;
    private Accounts accounts;
    private EncryptedArchives archives;

    /** The key of an archive is made as a real gateway makes it. */
    @BeforeEach
    void slowly() {
        Security.removeProvider("QuickPasswords");
    }

    @AfterEach
    void quickly() {
        QuickPasswords.install();
    }

    @BeforeEach
    void open() throws Exception {
        database = SqliteDatabase.open(data, clock);
        accounts = Accounts.open(database, null, clock);
        archives = new EncryptedArchives(new IssuedCredentials(accounts, CertificateBook.open(database, null, clock)), data);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path make(int devices) throws Exception {
        Open open = archives.begin("huarun-gas", ID, "archive", PASSPHRASE);
        for (int from = 0; from < devices; from += BATCH) {
            open.issue(IntStream.range(from, Math.min(devices, from + BATCH))
                    .mapToObj(i -> new DeviceId("huarun-gas", "street", "gd-" + i)).toList());
        }
        open.finish();
        return archives.file(new Waiting("huarun-gas", ID, devices));
    }

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
        Open begun = archives.begin("north-chem", "fedcba9876543210", "archive", PASSPHRASE);
        begun.issue(List.of(new DeviceId("north-chem", "tank-farm-02", "tk-01")));
        close();
        open();
        assertEquals(List.of(new Waiting("huarun-gas", ID, 3)), archives.waiting());
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        archives.delete(new Waiting("huarun-gas", ID, 3));
        assertFalse(Files.exists(file));
        begun.abandon();
    }

    @Test
    void archive_isOnTheDiskBeforeItIsNamedAsFinished_andItsNameBeforeAnybodyIsTold() throws Exception {
        RecordedSyncs syncs = new RecordedSyncs();
        archives = new EncryptedArchives(new IssuedCredentials(accounts, CertificateBook.open(database, null, clock)), data, new DurableFiles(syncs));
        Path file = make(3);
        String name = file.getFileName().toString();
        assertEquals(List.of("contents " + ID + ".part " + Files.size(file) + " in [" + ID + ".part]", "names credential-archives [" + name + "]"),
                syncs.steps().subList(1, 3));
        assertTrue(syncs.steps().getFirst().startsWith("names " + data.getFileName() + " [credential-archives"), syncs.steps()::getFirst);
    }

    @Test
    @Tag("long")
    void fiftyThousandDevices_getTheirCredentials() throws Exception {
        requireWhole(make(50_000), 50_000);
    }
}
