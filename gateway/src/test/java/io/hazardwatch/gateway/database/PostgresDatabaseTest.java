package io.hazardwatch.gateway.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.DatabaseHealth.Condition;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.PostgresServer;
import io.hazardwatch.gateway.testkit.TestDatabase;
import io.hazardwatch.gateway.time.Clock;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresDatabaseTest implements DatabaseContract {
    private static final long PATIENCE_MILLIS = 60_000;
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();

    @Override
    public TestDatabase place() {
        return POSTGRES.place();
    }

    private static DatabaseSettings at(String url) {
        return new DatabaseSettings(url, PostgresServer.USER, PostgresServer.PASSWORD);
    }

    private static Database open(DatabaseSettings settings) {
        return PostgresDatabase.open(settings, Clock.SYSTEM, Thread::new);
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM account").mapTo(Integer.class).one();
    }

    private static int insert(Handle handle, String name) {
        return handle.execute("INSERT INTO account (name, role, enterprise, iterations, salt, hash, created_at)"
                    + " VALUES (?, 'VIEWER', NULL, 1, ?, ?, 3)", name, new byte[1], new byte[1]);
    }

    @Test
    void stoppedAndStarted_failsByNameMeanwhileAndRecoversByItself() {
        try (Database database = POSTGRES.place().open()) {
            AtomicInteger returns = new AtomicInteger();
            database.onReturn(returns::incrementAndGet);
            database.inTransaction(handle -> insert(handle, "before"));
            POSTGRES.server().stop();
            DatabaseAwayException away = assertThrows(DatabaseAwayException.class, () -> database.read(PostgresDatabaseTest::count));
            assertEquals(Condition.AWAY, away.condition());
            Await.until("health tells", PATIENCE_MILLIS, () -> database.health().condition() == Condition.AWAY);
            assertThrows(DatabaseAwayException.class, () -> database.inTransaction(handle -> insert(handle, "meanwhile")));
            POSTGRES.server().start();
            Await.until("recovered", PATIENCE_MILLIS, () -> returns.get() == 1 && database.health().isOk());
            database.inTransaction(handle -> insert(handle, "after"));
            assertEquals(2, database.<Integer, RuntimeException>read(PostgresDatabaseTest::count));
        }
    }

    @Test
    void listenerThatFailsAtTheReturn_isInformedAgainWithoutAnotherOutage_andKeepsNobodyElseFromIt() {
        try (Database database = POSTGRES.place().open()) {
            AtomicInteger tries = new AtomicInteger();
            AtomicInteger others = new AtomicInteger();
            database.onReturn(() -> {
                if (tries.incrementAndGet() < 3) {
                    throw new IllegalStateException("the server is slow");
                }
            });
            database.onReturn(others::incrementAndGet);
            POSTGRES.server().stop();
            Await.until("health tells", PATIENCE_MILLIS, () -> database.health().condition() == Condition.AWAY);
            POSTGRES.server().start();
            Await.until("informed at last", PATIENCE_MILLIS, () -> tries.get() == 3);
            assertTrue(database.health().isOk());
            assertTrue(others.get() >= 1 && others.get() < 3, "who heard it is not told again: " + others);
        }
    }

    @Test
    void stoppedWithinATransaction_leavesNothingHalfWritten() {
        try (Database database = POSTGRES.place().open()) {
            assertThrows(DatabaseAwayException.class, () -> database.inTransaction(handle -> {
                insert(handle, "first");
                POSTGRES.server().stop();
                return insert(handle, "second");
            }));
            POSTGRES.server().start();
            Await.until("recovered", PATIENCE_MILLIS, () -> database.health().isOk());
            assertEquals(0, database.<Integer, RuntimeException>read(PostgresDatabaseTest::count));
        }
    }

    @Test
    void standingStill_endsEveryCallInTime() {
        try (Database database = POSTGRES.place().open()) {
            database.read(PostgresDatabaseTest::count);
            POSTGRES.server().freeze();
            try {
                assertThrows(DatabaseAwayException.class, () -> database.read(PostgresDatabaseTest::count));
                Await.until("health tells", PATIENCE_MILLIS, () -> database.health().condition() == Condition.AWAY);
            } finally {
                POSTGRES.server().thaw();
            }
            Await.until("recovered", PATIENCE_MILLIS, () -> database.health().isOk());
            assertEquals(0, database.<Integer, RuntimeException>read(PostgresDatabaseTest::count));
        }
    }

    @Test
    void awayAtTheStart_opensAndIsThereLater() {
        POSTGRES.server().stop();
        try (Database database = POSTGRES.place().open()) {
            assertEquals(Condition.AWAY, database.health().condition());
            POSTGRES.server().start();
            Await.until("connected", PATIENCE_MILLIS, () -> database.health().isOk());
            assertEquals(0, database.<Integer, RuntimeException>read(PostgresDatabaseTest::count));
        }
    }

    @Test
    void ownedByAnotherGateway_isRefusedUntilThatEnds() {
        Database first = POSTGRES.place().open();
        try (Database second = open(POSTGRES.settings())) {
            assertEquals(Condition.IN_USE, second.health().condition());
            assertThrows(DatabaseAwayException.class, () -> second.read(PostgresDatabaseTest::count));
            first.close();
            Await.until("taken over", PATIENCE_MILLIS, () -> second.health().isOk());
            assertEquals(0, second.<Integer, RuntimeException>read(PostgresDatabaseTest::count));
        }
    }

    @Test
    void wrongPasswordOrDatabase_isRefusedByNameAndSaysNoSecret() {
        String url = POSTGRES.server().makeDatabase();
        try (Database database = open(new DatabaseSettings(url, PostgresServer.USER, "wrong-secret"))) {
            Await.equal(Condition.REFUSED, () -> database.health().condition());
            assertFalse(database.health().toString().contains("wrong-secret"));
        }
        try (Database database = open(at(url + "-absent"))) {
            Await.equal(Condition.REFUSED, () -> database.health().condition());
        }
    }

    @Test
    void nobodyThere_isAway() throws Exception {
        try (Socket deaf = Ports.notListening(); Database database = open(at("jdbc:postgresql://127.0.0.1:" + deaf.getLocalPort() + "/none"))) {
            assertEquals(Condition.AWAY, database.health().condition());
            assertTrue(database.health().detail().contains("refused"), () -> database.health().toString());
        }
    }
}
