package io.hazardwatch.gateway.leaks.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.tables.SumTables;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was counted is read back as it was. */
@ExtendWith(LeakCheck.class)
class SumTablesTest {
    @TempDir
    private Path directory;

    @Test
    void sums_areReadBackAsTheyWere() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            SumTables tables = new SumTables(database);
            StoredSum first = new StoredSum("e", "s", "load", 1_000, 2_000, 0.1 + 0.2, 500, Map.of("e/s/d/total", 12.5),
                    List.of(new StoredSum.Gap(1_200, 1_700)));
            tables.save(List.of(first));
            assertEquals(List.of(first), tables.load());
            StoredSum later = new StoredSum("e", "s", "load", 1_000, 3_000, 9, 500, Map.of(), List.of());
            tables.save(List.of(later));
            tables.save(List.of());
            assertEquals(List.of(later), tables.load());
        }
    }
}
