package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondPersonTableTest {
    private static final long NOW = 1_763_781_234_567L;

    @TempDir
    private Path directory;

    private static StoredSecondPersonRequest request(String id, long askedAt, String state, String second) {
        return new StoredSecondPersonRequest(id, "/api/v1/configuration/confirm", "{\"revision\":\"x\"}", "li", askedAt, askedAt + 600_000, state,
                second, second == null ? null : "as it was");
    }

    @Test
    void answersReplaceWhatWasAsked_andWhatHasExpiredIsDeleted() throws Exception {
        try (Database database = SqliteDatabase.open(directory, new FakeClock(NOW))) {
            SecondPersonTable table = new SecondPersonTable(database);
            table.write(request("B", NOW, "WAITING", null), NOW);
            table.write(request("A", NOW + 1, "WAITING", null), NOW + 1);
            table.write(request("B", NOW, "AGREED", "wang"), NOW + 2);
            List<StoredSecondPersonRequest> both = List.of(request("B", NOW, "AGREED", "wang"), request("A", NOW + 1, "WAITING", null));
            assertEquals(both, table.load(NOW + 599_999));
            assertEquals(both.subList(1, 2), table.load(NOW + 600_000));
            assertEquals(both.subList(1, 2), table.load(0));
        }
    }
}
