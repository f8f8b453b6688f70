package io.hazardwatch.gateway.leaks.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.tables.InstrumentCheckTables;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is read back as it was. */
@ExtendWith(LeakCheck.class)
class InstrumentCheckTablesTest {
    @TempDir
    private Path directory;

    @Test
    void checks_areReadBackAsTheyWere_theNewestOnly() {
        PointId point = PointId.parse("e/s/gd/lel");
        InstrumentCheck bump = new InstrumentCheck("ic-1", point, CheckKind.BUMP_TEST, "CH4", 50, 48.5, Double.NaN, false,
                LocalDate.parse("2026-11-30"), null, "slow", "wang", 1_000, 2_000);
        InstrumentCheck calibration = new InstrumentCheck("ic-2", point, CheckKind.CALIBRATION, "", Double.NaN, Double.NaN, 50, true,
                LocalDate.parse("2026-11-30"), LocalDate.parse("2027-11-30"), "", "wang", 3_000, 4_000);
        try (Database database = TestDatabase.sqlite(directory).open()) {
            InstrumentCheckTables tables = new InstrumentCheckTables(database);
            tables.add(bump);
            tables.add(calibration);
            assertEquals(List.of(bump, calibration), tables.load(10));
            assertEquals(List.of(calibration), tables.load(1));
        }
    }
}
