package io.hazardwatch.gateway.app.supervision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.emergency.MonthlyWatchdogCheck;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Somebody must confirm each month that the outside monitor paged. */
class WatchdogCheckWatchTest {
    private static final long BEGIN = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final MonthlyWatchdogCheck MISS = new MonthlyWatchdogCheck(1, LocalTime.of(10, 0), 600_000, ZoneOffset.UTC);

    private final FakeClock clock = new FakeClock(BEGIN - HOUR);
    private final List<FindingType> told = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final SystemAlarms alarms = new SystemAlarms(clock);

    private WatchdogCheckWatch watch(MonthlyWatchdogCheck miss, long installedAt, List<Note> confirmed) {
        alarms.connect(finding -> told.add(finding.type()), List.of());
        return new WatchdogCheckWatch(miss, installedAt, confirmed, alarms, notes::add, clock);
    }

    @Test
    void nobodyConfirms_isAnAlarmAfterFourHours_whichTheConfirmationEnds() {
        WatchdogCheckWatch watch = watch(MISS, BEGIN - 10 * HOUR, List.of());
        assertFalse(watch.confirm("li", "s-1"), "nothing is to be confirmed before");
        clock.advance(HOUR + 4 * HOUR - 1);
        watch.look();
        assertEquals(List.of(), told);
        clock.advance(1);
        watch.look();
        assertEquals(List.of(FindingType.RAISE), told);
        assertTrue(watch.confirm("li", "s-1"));
        assertEquals(List.of(FindingType.RAISE, FindingType.CLEAR), told);
        assertFalse(watch.confirm("li", "s-1"));
        assertEquals("li", watch.state().confirmedBy());
    }

    @Test
    void confirmed_isRememberedOverARestart_untilTheNextMonth() {
        clock.advance(2 * HOUR);
        assertTrue(watch(MISS, 0, List.of()).confirm("li", "s-1"));
        WatchdogCheckWatch restarted = watch(MISS, 0, List.copyOf(notes));
        assertFalse(restarted.state().isAwaited());
        clock.advance(31 * 24 * HOUR);
        assertTrue(restarted.state().isAwaited());
    }

    @Test
    void beforeTheInstallation_orWithoutAMonitor_nothingIsAsked() {
        clock.advance(10 * HOUR);
        assertFalse(watch(MISS, clock.millis(), List.of()).state().isAwaited());
        assertFalse(watch(null, 0, List.of()).state().isAwaited());
        assertFalse(watch(new MonthlyWatchdogCheck(1, LocalTime.of(10, 0), 0, ZoneOffset.UTC), 0, List.of()).state().isAwaited());
    }
}
