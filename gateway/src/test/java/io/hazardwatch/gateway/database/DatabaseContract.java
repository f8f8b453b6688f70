package io.hazardwatch.gateway.database;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What every relational store must do. */
interface DatabaseContract {
    /** An empty place for a store, the same one each time within a test. */
    TestDatabase place();

    private static int insert(Handle handle, String name, long at) {
        return handle.createUpdate("INSERT INTO account (name, role, enterprise, iterations, salt, hash, created_at)"
                        + " VALUES (:name, 'VIEWER', :enterprise, 1, :bytes, :bytes, :at)"
                        + " ON CONFLICT (name) DO UPDATE SET created_at = excluded.created_at")
                .bind("name", name).bind("enterprise", (String) null).bind("bytes", new byte[] {1, -2, 0}).bind("at", at).execute();
    }

    private static List<String> names(Database database) {
        return database.read(handle -> handle.createQuery("SELECT name FROM account").mapTo(String.class).list())
                .stream().sorted().toList();
    }

    @Test
    default void committed_isThereAfterTheNextOpening() {
        try (Database database = place().open()) {
            assertTrue(database.health().isOk(), () -> database.health().toString());
            database.inTransaction(handle -> insert(handle, "李伟", 1_760_000_000_123L));
        }
        try (Database database = place().open()) {
            assertEquals(List.of("李伟"), names(database));
            database.read(handle -> handle.createQuery("SELECT * FROM account").map((line, ctx) -> {
                assertEquals(1_760_000_000_123L, line.getLong("created_at"));
                assertArrayEquals(new byte[] {1, -2, 0}, line.getBytes("salt"));
                assertNull(line.getString("enterprise"));
                return line.getInt("iterations");
            }).one());
        }
    }

    @Test
    default void thrownWithin_undoesAllOfIt() {
        try (Database database = place().open()) {
            assertThrows(IllegalArgumentException.class, () -> database.inTransaction(handle -> {
                insert(handle, "a", 1);
                throw new IllegalArgumentException("changed my mind");
            }));
            assertThrows(java.io.IOException.class, () -> database.inTransaction(handle -> {
                insert(handle, "b", 1);
                throw new java.io.IOException("checked ones too");
            }));
            database.inTransaction(handle -> insert(handle, "c", 1));
            assertEquals(List.of("c"), names(database));
        }
    }

    @Test
    default void wrongStatement_isADefectAndNotTheStoresFault() {
        try (Database database = place().open()) {
            RuntimeException thrown = assertThrows(RuntimeException.class,
                    () -> database.inTransaction(handle -> handle.execute("INSERT INTO no_such_table VALUES (1)")));
            assertTrue(!(thrown instanceof DatabaseAwayException), thrown::toString);
            assertTrue(database.health().isOk());
            assertEquals(List.of(), names(database));
        }
    }

    @Test
    default void transactionWithinATransaction_isRefused() {
        try (Database database = place().open()) {
            assertThrows(IllegalStateException.class, () -> database.inTransaction(
                    outer -> database.inTransaction(inner -> insert(inner, "a", 1))));
            assertEquals(List.of(), names(database));
        }
    }

    /** Without taking turns two of them read the same number, and one increment is lost. */
    @Test
    default void readAndWrittenByManyThreads_losesNoChange() {
        try (Database database = place().open()) {
            database.inTransaction(handle -> insert(handle, "counter", 0));
            AtomicInteger reads = new AtomicInteger();
            IntStream.range(0, 100).parallel().forEach(i -> {
                database.inTransaction(handle -> insert(handle, "counter", present(handle) + 1));
                reads.addAndGet(database.<Long, RuntimeException>read(DatabaseContract::present) > 0 ? 1 : 0);
            });
            assertEquals(100, database.<Long, RuntimeException>read(DatabaseContract::present));
            assertEquals(100, reads.get());
        }
    }

    private static long present(Handle handle) {
        return handle.createQuery("SELECT created_at FROM account WHERE name = 'counter'").mapTo(Long.class).one();
    }
}
