package io.hazardwatch.gateway.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Accounts;
import io.hazardwatch.gateway.accounts.CertificateBook;
import io.hazardwatch.gateway.accounts.ClaimBook;
import io.hazardwatch.gateway.accounts.CredentialRequest;
import io.hazardwatch.gateway.accounts.DeviceCertificate;
import io.hazardwatch.gateway.accounts.Role;
import io.hazardwatch.gateway.accounts.SecondPersonTable;
import io.hazardwatch.gateway.accounts.StoredSecondPersonRequest;
import io.hazardwatch.gateway.app.process.DataLock;
import io.hazardwatch.gateway.app.supervision.AccountsStart;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseMove;
import io.hazardwatch.gateway.database.DatabaseSettings;
import io.hazardwatch.gateway.database.PostgresDatabase;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresServer;
import io.hazardwatch.gateway.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The relational store moved to a server and back. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class MoveDatabaseCommandTest {
    private static final String PASSWORD = "correct staple 7";
    private static final int CREDENTIALS = 2_500;
    private static final DeviceId DEVICE = new DeviceId("huarun-gas", "s", "d0");
    private static final StoredSecondPersonRequest REQUEST = new StoredSecondPersonRequest("ABCDEF", "/api/v1/x", "{}", "li-wei", 1, Long.MAX_VALUE,
            "WAITING", null, null);
    private static PostgresServer server;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of("HAZARDWATCH_DATABASE_USER", PostgresServer.USER,
            "HAZARDWATCH_DATABASE_PASSWORD", PostgresServer.PASSWORD));
    private String url;
    @TempDir
    private Path directory;
    private Path data;

    @BeforeAll
    static void start() {
        server = PostgresServer.started();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void fill() throws Exception {
        url = server.makeDatabase();
        data = Files.createDirectory(directory.resolve("data"));
        environment.put("HAZARDWATCH_CONFIG", Files.createDirectory(directory.resolve("config")).toString());
        try (Database database = SqliteDatabase.open(data, Clock.SYSTEM)) {
            Accounts accounts = Accounts.open(database, null, Clock.SYSTEM);
            accounts.createUser("li-wei", Role.OPERATOR, "huarun-gas", PASSWORD);
            accounts.createCredentials(IntStream.range(0, CREDENTIALS).mapToObj(i -> new CredentialRequest("探测器" + i, "huarun-gas",
                    new DeviceId("huarun-gas", "s", "d" + i))).toList());
            new ClaimBook(database, Clock.SYSTEM).prepare("SN-1000", DEVICE, "li-wei", Duration.ofDays(1));
            CertificateBook.open(database, null, Clock.SYSTEM).add(certificate("own", true));
            CertificateBook.open(database, null, Clock.SYSTEM).add(certificate("foreign", false));
            new SecondPersonTable(database).write(REQUEST, 0);
        }
    }

    private static DeviceCertificate certificate(String name, boolean isOwn) {
        return DeviceCertificate.of(name, "01", name, new CredentialRequest(name, "huarun-gas", DEVICE), isOwn, 1, Long.MAX_VALUE, 1);
    }

    private static void assertHoldsWhatDevicesAndPeopleNeed(Database database) {
        CertificateBook certificates = CertificateBook.open(database, null, Clock.SYSTEM);
        assertEquals(certificate("own", true), certificates.find("own"));
        assertEquals(certificate("foreign", false), certificates.find("foreign"));
        assertEquals("SN-1000", database.inTransaction(handle -> handle.createQuery("SELECT serial FROM device_claim").mapTo(String.class).one()));
        assertEquals(List.of(REQUEST), new SecondPersonTable(database).load(1));
    }

    private DatabaseSettings settings() {
        return DatabaseSettings.of(url, PostgresServer.USER, PostgresServer.PASSWORD);
    }

    /** Ends when no earlier owner of the database is left, which a server notices a moment after its connection has ended. */
    private void awaitFree() {
        Await.until("nobody owns the database", () -> {
            try (Connection visitor = DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
                    Statement statement = visitor.createStatement();
                    ResultSet line = statement.executeQuery("SELECT count(*) FROM pg_locks JOIN pg_database ON oid = database"
                            + " WHERE locktype = 'advisory' AND datname = current_database()")) {
                return line.next() && line.getInt(1) == 0;
            } catch (SQLException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        });
    }

    private Database postgres() {
        awaitFree();
        return PostgresDatabase.open(settings(), Clock.SYSTEM, Thread::new);
    }

    private int move(String to) {
        awaitFree();
        return moveNow(to);
    }

    private int moveNow(String to) {
        printed.reset();
        return MoveDatabaseCommand.run(data, to, environment, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static void assertHolds(Database database) {
        Accounts accounts = Accounts.open(database, null, Clock.SYSTEM);
        assertNotNull(accounts.authenticateUser("li-wei", PASSWORD));
        assertEquals(CREDENTIALS, accounts.credentials("huarun-gas").size());
        assertHoldsWhatDevicesAndPeopleNeed(database);
    }

    @Test
    void movedToTheServerAndBack_isTheSame() throws Exception {
        assertEquals(MoveDatabaseCommand.OK, move(url), this::said);
        assertTrue(said().contains("moved credential: 2500 rows, checksum "), said());
        try (Database database = postgres()) {
            assertHolds(database);
        }
        Files.writeString(directory.resolve("config/gateway.yaml"),
                "database: {url: \"" + url + "\", userEnv: HAZARDWATCH_DATABASE_USER, passwordEnv: HAZARDWATCH_DATABASE_PASSWORD}\n");
        assertEquals(MoveDatabaseCommand.REFUSED, move("sqlite"), this::said);
        assertTrue(said().contains("the target holds other data: account has 1 rows"), said());
        Files.move(data.resolve("gateway.db"), data.resolve("gateway.db.before"));
        assertEquals(MoveDatabaseCommand.OK, move("sqlite"), this::said);
        try (Database database = SqliteDatabase.open(data, Clock.SYSTEM)) {
            assertHolds(database);
        }
    }

    @Test
    void configuredAlready_movesWhatTheFileHolds() throws Exception {
        Files.writeString(directory.resolve("config/gateway.yaml"),
                "database: {url: \"" + url + "\", userEnv: HAZARDWATCH_DATABASE_USER, passwordEnv: HAZARDWATCH_DATABASE_PASSWORD}\n");
        assertEquals(MoveDatabaseCommand.OK, move(url), this::said);
        try (Database database = postgres()) {
            assertHolds(database);
        }
        assertEquals(MoveDatabaseCommand.REFUSED, move(url), this::said);
    }

    @Test
    void endedInTheMiddle_isRefusedToAGatewayAndGoesOnWhenRunAgain() throws Exception {
        List<String> told = new ArrayList<>();
        try (Database source = SqliteDatabase.open(data, Clock.SYSTEM); Database target = postgres()) {
            DatabaseMove move = new DatabaseMove(source, "the SQLite file", target, line -> {
                told.add(line);
                if (told.size() == 3) {
                    throw new IllegalStateException("killed");
                }
            });
            assertThrows(IllegalStateException.class, () -> move.run(1));
        }
        awaitFree();
        assertThrows(java.io.IOException.class, () -> AccountsStart.open(settings(), data, null, Role.ADMIN, Clock.SYSTEM, Thread::new).close());
        try (Database source = SqliteDatabase.open(data, Clock.SYSTEM)) {
            Accounts.open(source, null, Clock.SYSTEM).revokeCredential("huarun-gas",
                    Accounts.open(source, null, Clock.SYSTEM).credentials("huarun-gas").getFirst().shown());
        }
        assertEquals(MoveDatabaseCommand.OK, move(url), this::said);
        assertTrue(said().contains("moved credential: 2499 rows"), said());
    }

    @Test
    void besideARunningGateway_isRefused() throws Exception {
        DataLock running = DataLock.take(data);
        assertEquals(MoveDatabaseCommand.FAILED, move(url));
        running.release();
        assertTrue(said().contains("in use by another gateway: stop it first"), said());
        try (Database other = postgres()) {
            assertTrue(other.health().isOk());
            assertEquals(MoveDatabaseCommand.FAILED, moveNow(url));
            assertTrue(said().contains("in use by another gateway"), said());
        }
    }

    @Test
    void wrongAddressOrNoServer_isSaidWithoutASecret() {
        assertEquals(MoveDatabaseCommand.REFUSED, move("mysql://db/x"));
        assertEquals(MoveDatabaseCommand.REFUSED, move("sqlite"));
        environment.put("HAZARDWATCH_DATABASE_PASSWORD", "not-the-right-one");
        assertEquals(MoveDatabaseCommand.FAILED, move(url));
        assertTrue(said().contains("password authentication failed"), said());
        assertTrue(!said().contains("not-the-right-one"), said());
    }
}
