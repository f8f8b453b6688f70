package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmergencyAccountTest {
    private static final String NAME = "break-glass";

    @TempDir
    Path data;

    @Test
    void password_isGoodOnceAndNotAfterARestart() throws Exception {
        String password;
        try (Database database = TestDatabase.sqlite(data).open()) {
            Accounts accounts = Accounts.open(database, null, new FakeClock(0), 2);
            EmergencyAccount account = new EmergencyAccount(accounts, NAME);
            assertFalse(account.isThere());
            assertEquals(AccountChange.NAME_RESERVED, accounts.createUser(NAME, Role.VIEWER, null, "correct staple 7"));
            password = account.seal(Role.ADMIN, 0);
            assertTrue(account.isSealed());
            assertEquals(Role.ADMIN, accounts.authenticateUser(NAME, password).role());
            account.spend(Role.SUPERVISOR);
            assertFalse(account.isSealed());
            assertTrue(account.isThere());
            assertNull(accounts.authenticateUser(NAME, password));
            assertEquals(Role.SUPERVISOR, accounts.user(NAME).role());
        }
        try (Database database = TestDatabase.sqlite(data).open()) {
            Accounts accounts = Accounts.open(database, null, new FakeClock(0), 2);
            EmergencyAccount account = new EmergencyAccount(accounts, NAME);
            assertNull(accounts.authenticateUser(NAME, password));
            assertFalse(account.isSealed());
            assertNotEquals(password, account.seal(Role.ADMIN, 0));
            assertTrue(account.isSealed());
        }
    }

    /** A store that takes no writes is away, like a server that does not answer. */
    @Test
    void usedWhileTheStoreIsAway_isVoidAfterARestartToo() throws Exception {
        String password;
        try (Database database = TestDatabase.sqlite(data).open()) {
            Accounts accounts = Accounts.open(database, null, new FakeClock(0), 2);
            EmergencyAccount account = new EmergencyAccount(accounts, NAME, data);
            password = account.seal(Role.ADMIN, 0);
            assertThrows(DatabaseAwayException.class, () -> database.inTransaction(handle -> handle.execute("PRAGMA query_only = 1")));
            assertTrue(account.spend(Role.ADMIN));
            assertNull(accounts.authenticateUser(NAME, password));
        }
        try (Database database = TestDatabase.sqlite(data).open()) {
            Accounts accounts = Accounts.open(database, null, new FakeClock(0), 2);
            EmergencyAccount account = new EmergencyAccount(accounts, NAME, data);
            assertTrue(account.isSealed());
            account.recall(Role.ADMIN);
            assertFalse(account.isSealed());
            assertNull(accounts.authenticateUser(NAME, password));
            assertFalse(new EmergencyAccount(Accounts.open(database, null, new FakeClock(0), 2), NAME).isSealed(), "it is stored now");
            account.seal(Role.ADMIN, 0);
            account.recall(Role.ADMIN);
            assertTrue(account.isSealed(), "the next password is another");
        }
    }
}
