package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that was hashed with fewer iterations is hashed anew when it is next right. */
class PasswordCostTest {
    private static final String PASSWORD = "correct staple 7";

    @TempDir
    Path data;

    private static int iterations(Database database) {
        return database.read(handle -> handle.createQuery("SELECT iterations FROM account").mapTo(Integer.class).one());
    }

    @Test
    void cost_isRaisedByARightPasswordAloneAndEndsNoSession() {
        try (Database database = TestDatabase.sqlite(data).open()) {
            Accounts.open(database, null, new FakeClock(0), 2).createUser("li-wei", Role.OPERATOR, null, PASSWORD);
        }
        try (Database database = TestDatabase.sqlite(data).open()) {
            Accounts accounts = Accounts.open(database, null, new FakeClock(0), 3);
            long version = accounts.user("li-wei").version();
            assertNull(accounts.authenticateUser("li-wei", "wrong staple 7"));
            assertEquals(2, iterations(database));
            assertNotNull(accounts.authenticateUser("li-wei", PASSWORD));
            assertEquals(3, iterations(database));
            assertTrue(accounts.holds("li-wei", version));
            assertNotNull(accounts.authenticateUser("li-wei", PASSWORD));
            assertNull(accounts.authenticateUser("li-wei", "wrong staple 7"));
        }
    }
}
