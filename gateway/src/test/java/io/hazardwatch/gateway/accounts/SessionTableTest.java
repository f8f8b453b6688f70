package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTableTest {
    private static final long NOW = 1_763_781_234_567L;

    @TempDir
    private Path directory;

    private static StoredSession session(String hash, long usedAt) {
        return new StoredSession(hash, "li-wei", "state", NOW - 5_000, usedAt, "10.1.2.3", "Firefox");
    }

    @Test
    void writtenSessions_areReadInTheOrderOfTheirUse_oldOnesAreDeleted() throws Exception {
        StoredSession early = session("aa", NOW - 4_000);
        StoredSession late = session("bb", NOW - 1_000);
        try (Database database = SqliteDatabase.open(directory, new FakeClock(NOW))) {
            SessionTable table = new SessionTable(database);
            table.write(List.of(late, early, session("cc", NOW - 3_000)), List.of());
            table.write(List.of(early.usedAt(NOW)), List.of("cc", "never stored"));
            assertEquals(List.of(late, early.usedAt(NOW)), table.load(NOW - 1_000));
            assertEquals(List.of(early.usedAt(NOW)), table.load(NOW));
            assertEquals(List.of(early.usedAt(NOW)), table.load(0));
        }
    }
}
