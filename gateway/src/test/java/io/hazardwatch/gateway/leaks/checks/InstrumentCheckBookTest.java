package io.hazardwatch.gateway.leaks.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.BumpTest;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.testkit.SiteText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people record of bump tests and calibrations counts beside what the site file states, the newer of both. */
class InstrumentCheckBookTest {
    private static final String SITE = """
            devices:
              - id: gd
                points:
                  - {id: lel, unit: "%LEL", period: 1s, calibration: {last: 2026-01-01, due: 2027-01-01},
                     bumpTest: {last: 2026-09-01, due: 2026-12-01, applied: 50, asFound: 48}}
                  - {id: plain, unit: "%LEL", period: 1s}
            """;

    private final InstrumentCheckRows rows = new InstrumentCheckRows();
    private final List<InstrumentCheck> journaled = new ArrayList<>();
    private InstrumentCheckBook book = new InstrumentCheckBook(rows, journaled::add);
    private final Point point = SiteText.load(SITE).sites().getFirst().devices().getFirst().points().getFirst();
    private long now = 1_796_000_000_000L;

    InstrumentCheckBookTest() {
        book.look();
    }

    private InstrumentCheck check(CheckKind kind, double asFound, boolean isPassed, String day, String due) {
        now += 60_000;
        return book.record(new InstrumentCheck("", point.id(), kind, "CH4", 50, asFound, Double.NaN, isPassed, LocalDate.parse(day),
                due == null ? null : LocalDate.parse(due), "", "wang", now, now));
    }

    private CalibrationDates dates() {
        return book.of(point);
    }

    @Test
    void bumpTestThatPasses_isDueLater_andTheCalibrationStaysAsStated() {
        assertEquals(point.calibration(), dates());
        long before = book.version();
        check(CheckKind.BUMP_TEST, 47, true, "2026-11-30", "2027-03-01");
        assertTrue(book.version() > before);
        assertEquals(LocalDate.parse("2027-03-01"), dates().bump().due());
        assertEquals(47, dates().bump().asFound());
        assertEquals(LocalDate.parse("2027-01-01"), dates().due());
        assertEquals(1, journaled.size());
    }

    @Test
    void bumpTestThatFails_makesNothingDueLater_untilALaterCheckPasses() {
        check(CheckKind.BUMP_TEST, 4, false, "2026-11-30", "2027-03-01");
        assertEquals(LocalDate.parse("2026-12-01"), dates().bump().due());
        assertEquals(LocalDate.parse("2026-11-30"), dates().foundOffSince());
        check(CheckKind.CALIBRATION, 50, true, "2026-11-30", "2027-11-30");
        assertFalse(dates().isFoundOff(), "calibrated later on the same day");
        assertEquals(LocalDate.parse("2027-11-30"), dates().due());
        check(CheckKind.BUMP_TEST, 4, false, "2026-11-30", null);
        assertTrue(dates().isFoundOff(), "it failed again after that, on the same day");
        check(CheckKind.BUMP_TEST, 50, true, "2026-12-02", "2027-03-01");
        assertNull(dates().foundOffSince());
    }

    @Test
    void calibrationThatFails_leavesTheInstrumentUntrusted() {
        check(CheckKind.CALIBRATION, 10, false, "2026-11-30", "2027-11-30");
        assertTrue(dates().isFoundOff());
        assertEquals(LocalDate.parse("2027-01-01"), dates().due());
    }

    @Test
    void newerDatesOfTheSiteFile_count() {
        check(CheckKind.BUMP_TEST, 4, false, "2026-11-30", null);
        CalibrationDates newer = new CalibrationDates(LocalDate.parse("2026-12-05"), LocalDate.parse("2027-12-05"),
                new BumpTest(LocalDate.parse("2026-12-05"), LocalDate.parse("2027-03-05"), 50, 50, 0.2));
        CalibrationDates dates = book.of(point.withCalibration(newer));
        assertEquals(newer, dates);
    }

    @Test
    void failureOfTheSiteFile_isMendedByARecordedCheck() {
        Point failed = point.withCalibration(new CalibrationDates(null, null, new BumpTest(LocalDate.parse("2026-11-01"), null, 50, 3, 0.2)));
        assertTrue(book.of(failed).isFoundOff());
        check(CheckKind.BUMP_TEST, 50, true, "2026-11-30", null);
        assertFalse(book.of(failed).isFoundOff());
    }

    @Test
    void restart_losesNone_andAStoreThatIsAwayRecordsNone() {
        check(CheckKind.BUMP_TEST, 47, true, "2026-11-30", "2027-03-01");
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> check(CheckKind.BUMP_TEST, 4, false, "2026-12-01", null));
        assertFalse(dates().isFoundOff());
        book = new InstrumentCheckBook(rows, journaled::add);
        assertThrows(DatabaseAwayException.class, book::look);
        assertThrows(IllegalStateException.class, () -> check(CheckKind.BUMP_TEST, 4, false, "2026-12-01", null));
        assertEquals(point.calibration(), dates(), "what the file states counts meanwhile");
        rows.isAway = false;
        book.look();
        assertEquals(LocalDate.parse("2027-03-01"), dates().bump().due());
        assertEquals(List.of("ic-"), book.of(point.id()).stream().map(each -> each.id().substring(0, 3)).toList());
    }

    @Test
    void otherPoints_areAsStated() {
        check(CheckKind.BUMP_TEST, 4, false, "2026-11-30", null);
        PointId other = new DeviceId("e", "s", "gd").point("plain");
        assertEquals(List.of(), book.of(other));
    }
}
