package io.hazardwatch.gateway.app.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.onboarding.doctor.DoctorCause;
import io.hazardwatch.gateway.onboarding.doctor.DoctorRecord;
import io.hazardwatch.gateway.onboarding.tables.DoctorTable;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor keeps of what it found, on the test's thread. */
class DoctorRunnerTest {
    private static final long BEGIN = 1_800_000_000_000L;
    private static final long BACK = BEGIN - 7_200_000;
    private static final Registry REGISTRY = SiteText.load("devices:\n  - id: d\n    points: [{id: p, unit: MPa, range: [0, 2.5], "
            + "period: 1s, staleAfter: 1h, limits: {H: {at: 1.6}}}]\n");
    private static final Device DEVICE = REGISTRY.sites().getFirst().devices().getFirst();

    private static final List<DoctorCause> NOTHING_WRONG = Arrays.asList((DoctorCause) null);

    @TempDir
    private Path data;
    private final DoctorRig rig = new DoctorRig();
    private Database database;
    private DoctorTable table;
    private DoctorRunner runner;

    @BeforeEach
    void open() throws Exception {
        FakeClock clock = new FakeClock(BEGIN);
        database = SqliteDatabase.open(data, clock);
        table = new DoctorTable(database);
        runner = new DoctorRunner(rig.facts(REGISTRY), table, now -> { }, clock, Thread::new, (where, defect) -> { });
        rig.issued("acme", DEVICE.id(), BEGIN);
        rig.report(DEVICE, BEGIN - 500);
        runner.look(BEGIN);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void reportImpossible(long atMillis) {
        rig.last.put(DEVICE.id().point("p"), new Reading(DEVICE.id().point("p"), atMillis, atMillis, -9_999, Quality.BAD));
    }

    private List<DoctorCause> causes() {
        return Arrays.asList(table.of("acme", "yard/d", 9).stream().map(DoctorRecord::cause).toArray(DoctorCause[]::new));
    }

    @Test
    void deviceThatGoesWrongAfterTheClockWasSetBack_isJudged() {
        reportImpossible(BACK - 500);
        runner.look(BACK);
        assertEquals(Arrays.asList(null, DoctorCause.OUT_OF_RANGE), causes());
    }

    @Test
    void deviceAtWhichNobodyLooks_isWatchedNoLongerBecauseTheClockWasSetBack() {
        rig.credentials.clear();
        reportImpossible(BACK - 500);
        runner.look(BACK);
        assertEquals(NOTHING_WRONG, causes());
    }

    @Test
    void recordsOfAWeekAgo_areForgotten_evenIfTheClockWasSetBack() {
        table.add(List.of(new DoctorRecord("acme", "yard/d", BACK - DoctorRunner.KEPT_MILLIS - 1, DoctorCause.SAID_BAD.step(), DoctorCause.SAID_BAD,
                "")));
        rig.report(DEVICE, BACK - 500);
        runner.look(BACK);
        assertEquals(NOTHING_WRONG, causes());
    }
}
