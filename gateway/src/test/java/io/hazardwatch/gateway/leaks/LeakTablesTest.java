package io.hazardwatch.gateway.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.tables.LeakTables;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is stored of a leak is read back as it was, unknown figures included, and the past is forgotten after its time. */
@ExtendWith(LeakCheck.class)
class LeakTablesTest {
    @TempDir
    private Path directory;

    private static Leak leak(String id, long overMillis) {
        LeakMember member = new LeakMember(LeakSite.point("a", "lel"), null, 0, Priority.P2, "H", false, 1_000, Double.NaN, 3, 30.5, "%LEL", true,
                DetectorHealth.CALIBRATION_OVERDUE);
        return new Leak(id, "e", "s", "methane", overMillis == 0 ? LeakState.ACTIVE : LeakState.OVER, Priority.P2, 1, 1, List.of(member),
                List.of(new Evidence(EvidenceKind.WIND_UNKNOWN, 0, List.of("CALM"), Double.NaN, "")), 0.1,
                WindObservation.unknown(WindUnknown.CALM, 900), List.of(new ProbableSource("p", new Text("泵", "pump"), 1, 1, 0.5, Double.NaN,
                        true)), 1_000,
                2_000, overMillis, null);
    }

    @Test
    void leaks_areReadBackAsTheyWere() {
        try (Database database = TestDatabase.sqlite(directory).open()) {
            LeakTables tables = new LeakTables(database);
            tables.save(List.of(leak("e.s.methane.1", 0), leak("e.s.methane.2", 5_000)), 0);
            assertEquals(List.of(leak("e.s.methane.1", 0), leak("e.s.methane.2", 5_000)), tables.load(0).stream()
                    .sorted(java.util.Comparator.comparing(Leak::id)).toList());
            tables.save(List.of(leak("e.s.methane.1", 7_000)), 6_000);
            assertEquals(List.of(leak("e.s.methane.1", 7_000)), tables.load(0));
            assertEquals(List.of(), tables.load(8_000));
            assertEquals(leak("e.s.methane.1", 7_000), tables.of("e.s.methane.1"));
            assertNull(tables.of("e.s.methane.2"));
        }
    }
}
