package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Accounts on a PostgreSQL server, and what becomes of them while it is away. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresAccountsTest extends AccountsContract {
    private static final long PATIENCE_MILLIS = 60_000;
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    @TempDir
    private Path data;

    @Override
    TestDatabase place() {
        return POSTGRES.place();
    }

    @Test
    void serverAwayAtTheStart_letsInAsLastKnownAndLearnsTheRestLater() throws SQLException {
        close();
        IssuedCredential issued;
        try (Database database = place().open(); Database copy = SqliteDatabase.openCopy(data, clock)) {
            Accounts before = Accounts.open(database, copy, clock, 1_000);
            before.createUser("li-wei", Role.OPERATOR, null, "correct staple 7");
            before.createUser("zhao-min", Role.OPERATOR, null, "correct staple 7");
            before.removeUser("zhao-min");
            issued = before.createCredential("acme", new DeviceId("acme", "north", "gd-1"), "detector");
        }
        POSTGRES.server().stop();
        try (Database copy = SqliteDatabase.openCopy(data, clock); Database database = POSTGRES.place().open()) {
            Accounts later = Accounts.open(database, copy, clock, 1_000);
            assertNotNull(later.authenticateUser("li-wei", "correct staple 7"));
            assertNull(later.authenticateUser("zhao-min", "correct staple 7"));
            assertNotNull(later.authenticate(issued.username(), null));
            long version = later.user("li-wei").version();
            assertThrows(DatabaseAwayException.class, () -> later.changePassword("li-wei", "correct staple 8"));
            assertNotNull(later.authenticateUser("li-wei", "correct staple 7"));
            POSTGRES.server().start();
            Await.until("back", PATIENCE_MILLIS, () -> database.health().isOk());
            assertEquals(AccountChange.DONE, later.changePassword("li-wei", "correct staple 8"));
            assertFalse(later.holds("li-wei", version));
        }
        open();
        assertNotNull(accounts.authenticateUser("li-wei", "correct staple 8"));
    }

    @Test
    void serverThatComesBackWithOtherAccounts_isBelievedUnlessItHasNone() throws SQLException {
        try (Database copy = SqliteDatabase.openCopy(data, clock); Database database = TestDatabase.postgres(POSTGRES.server()).open()) {
            Accounts watched = Accounts.open(database, copy, clock, 1_000);
            watched.createUser("li-wei", Role.OPERATOR, null, "correct staple 7");
            watched.createUser("zhao-min", Role.OPERATOR, null, "correct staple 7");
            long version = watched.user("li-wei").version();
            restartAfter(database, "DELETE FROM account WHERE name = 'zhao-min'");
            Await.until("read again", PATIENCE_MILLIS, () -> watched.user("zhao-min") == null);
            assertTrue(watched.holds("li-wei", version));
            restartAfter(database, "DELETE FROM account");
            assertNotNull(watched.user("li-wei"));
        }
    }

    @Test
    void emergencyAccountUsedWhileTheServerIsAway_isVoidWhenItReturnsAndItsSessionGoesOn() throws SQLException {
        String name = "break-glass";
        try (Database copy = SqliteDatabase.openCopy(data, clock); Database database = TestDatabase.postgres(POSTGRES.server()).open()) {
            Accounts watched = Accounts.open(database, copy, clock, 1_000);
            EmergencyAccount account = new EmergencyAccount(watched, name, data);
            String password = account.seal(Role.ADMIN, 0);
            POSTGRES.server().stop();
            assertTrue(account.spend(Role.ADMIN));
            long version = watched.user(name).version();
            POSTGRES.server().start();
            Await.until("back", PATIENCE_MILLIS, () -> database.health().isOk());
            Await.until("stored", PATIENCE_MILLIS, () -> !new EmergencyAccount(Accounts.open(database, null, clock, 1_000), name).isSealed());
            assertFalse(account.isSealed());
            assertNull(watched.authenticateUser(name, password));
            assertTrue(watched.holds(name, version));
        }
    }

    private static void restartAfter(Database database, String sql) {
        database.inTransaction(handle -> handle.execute(sql));
        POSTGRES.server().stop();
        Await.until("away", PATIENCE_MILLIS, () -> !database.health().isOk());
        POSTGRES.server().start();
        Await.until("back", PATIENCE_MILLIS, () -> database.health().isOk());
    }
}
