package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.app.SetPasswordCommand;
import io.hazardwatch.gateway.app.process.DataFolder;
import io.hazardwatch.gateway.app.process.DataLock;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that are gone beside a journal with a past, and the way back by the command. */
@ExtendWith(LeakCheck.class)
class LostAccountsTest {
    private static final String PASSWORD = "correct staple 7";

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    @TempDir
    private Path data;

    @Test
    void nothingThereYet_isAFirstStart() throws Exception {
        AccountsStart start = start("given-at-first");
        assertNull(start.loss());
        assertNotNull(start.accounts().authenticateUser("admin", "given-at-first"));
        start.close();
    }

    @Test
    void startThatDiedBeforeAnythingWasJournaled_isAFirstStartStill() throws Exception {
        SqliteJournal.open(data.resolve("journal.db"), 16, transition -> List.of(), clock, (where, defect) -> { }).close();
        AccountsStart start = start(null);
        assertNotNull(start.firstPassword());
        start.close();
    }

    @Test
    void accountsMissingBesideAJournalWithAPast_letNobodyIn() throws Exception {
        journal();
        assertLost();
    }

    @Test
    void accountsOfNoLengthBesideAJournalWithAPast_letNobodyIn() throws Exception {
        journal();
        Files.createFile(data.resolve("gateway.db"));
        assertLost();
    }

    @Test
    void accountsThatAreGarbled_areKeptAsideAndLetNobodyIn() throws Exception {
        journal();
        Files.writeString(data.resolve("gateway.db"), "this is no database ".repeat(500));
        assertLost();
        try (Stream<Path> files = Files.list(data)) {
            assertEquals(1, files.filter(file -> file.getFileName().toString().startsWith("gateway.db.damaged-")).count());
        }
    }

    @Test
    void accountsThatCannotBeOpenedForAnotherReason_areLeftAlone() throws Exception {
        journal();
        Path file = Files.createDirectory(data.resolve("gateway.db"));
        assertThrows(Exception.class, () -> start(null));
        assertTrue(Files.isDirectory(file));
    }

    /** Neither by a password made up for whoever removed the file, nor by the environment's. */
    private void assertLost() throws Exception {
        AccountsStart start = start("from-environment");
        assertNull(start.firstPassword());
        assertNotNull(start.loss());
        assertNull(start.accounts().authenticateUser("admin", "from-environment"));
        assertEquals(List.of(), start.accounts().users());
        start.close();
    }

    @Test
    void setPassword_letsAnAdministratorInAgainAndIsJournaled() throws Exception {
        journal();
        start(null).close();
        assertEquals(SetPasswordCommand.OK, set("admin", PASSWORD), printed::toString);
        AccountsStart start = start(null);
        assertNull(start.loss());
        assertNotNull(start.accounts().authenticateUser("admin", PASSWORD));
        start.close();
        try (SqliteJournal journal = open()) {
            Note told = (Note) journal.entriesAfter(1, 10).getLast().event();
            assertEquals(TransitionType.ACCOUNT_CHANGED, told.type());
            assertEquals("admin", told.subject());
        }
    }

    @Test
    void setPassword_replacesTheOldOneAndSaysWhatItRefuses() throws Exception {
        AccountsStart first = start("given-at-first");
        first.close();
        assertEquals(SetPasswordCommand.REFUSED, set("li-wei", PASSWORD));
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("no user li-wei; there are: admin"), printed::toString);
        assertEquals(SetPasswordCommand.REFUSED, set("admin", "short"));
        assertEquals(SetPasswordCommand.REFUSED, set("admin", "password123"));
        assertEquals(SetPasswordCommand.REFUSED, set("admin", null));
        assertEquals(SetPasswordCommand.OK, set("admin", PASSWORD));
        AccountsStart start = start(null);
        assertNull(start.accounts().authenticateUser("admin", "given-at-first"));
        assertNotNull(start.accounts().authenticateUser("admin", PASSWORD));
        start.close();
    }

    @Test
    void setPasswordBesideARunningGateway_isRefusedInASentence() throws Exception {
        start("given-at-first").close();
        DataLock running = DataLock.take(data);
        assertEquals(SetPasswordCommand.FAILED, set("admin", PASSWORD));
        running.release();
        assertTrue(printed.toString(StandardCharsets.UTF_8).contains("in use by another gateway: stop it first"), printed::toString);
    }

    @Test
    void setPasswordWithoutDataDirectory_isRefused() {
        assertEquals(SetPasswordCommand.REFUSED, SetPasswordCommand.run(data.resolve("nowhere"), "admin", () -> PASSWORD, out()));
    }

    @Test
    void dataDirectoryOfAnyUmask_isClosedToOthers() throws IOException {
        Path open = Files.createDirectory(data.resolve("open"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.createFile(open.resolve("journal.db"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        Files.createDirectory(open.resolve("spool"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        DataFolder.prepare(open);
        assertEquals("rwx------", permissions(open));
        assertEquals("rw-------", permissions(open.resolve("journal.db")));
        assertEquals("rwx------", permissions(open.resolve("spool")));
        DataFolder.prepare(open.resolve("made"));
        assertEquals("rwx------", permissions(open.resolve("made")));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void weakFirstPassword_isRefusedWithoutAnAccount_andAnotherIsTakenTheNextTime() throws Exception {
        for (String weak : List.of("short", "password123", "adminadmin", "1234567890")) {
            IOException refused = assertThrows(IOException.class, () -> start(weak));
            assertTrue(refused.getMessage().startsWith("HAZARDWATCH_ADMIN_PASSWORD is refused: "), refused::getMessage);
            assertFalse(refused.getMessage().contains(weak));
        }
        AccountsStart taken = start("test-only-password");
        assertNull(taken.firstPassword());
        assertNotNull(taken.accounts().user("admin"));
        taken.close();
    }

    private AccountsStart start(String adminPassword) throws SQLException, IOException {
        return AccountsStart.open(data, adminPassword, clock);
    }

    private int set(String user, String password) {
        return SetPasswordCommand.run(data, user, () -> password, out());
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private SqliteJournal open() throws SQLException {
        return SqliteJournal.open(data.resolve("journal.db"), 16, transition -> List.of(), clock, (where, defect) -> { });
    }

    private void journal() throws SQLException {
        try (SqliteJournal journal = open()) {
            journal.append(new Note(TransitionType.CONFIG, null, "site", Transition.SYSTEM, "something", clock.millis()));
        }
    }
}
