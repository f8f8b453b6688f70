package io.hazardwatch.gateway.duty.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyCalendarTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Holiday FESTIVAL = new Holiday("sf", Text.of("festival"), LocalDate.of(2026, 2, 15), LocalDate.of(2026, 2, 23),
            List.of(LocalDate.of(2026, 2, 14), LocalDate.of(2026, 2, 28)), "", DateCertainty.OWN);
    private static final DutyCalendar CALENDAR = new DutyCalendar(List.of(FESTIVAL), List.of(
            period("all", null, null, new Tightening(true, 1, 80, 0, false)),
            period("one", "e", "s", new Tightening(false, 2, 100, 1, true))), LocalTime.of(22, 0), LocalTime.of(6, 0));

    private static KeyPeriod period(String id, String enterprise, String site, Tightening tightening) {
        return new KeyPeriod(id, KeyPeriodKind.LOCAL_EVENT, Text.of(id), LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 13), enterprise,
                site, tightening, "", DateCertainty.OWN);
    }

    private static Tightening at(String enterprise, String site, String day, int hour) {
        Instant at = LocalDate.parse(day).atTime(hour, 0).atZone(ZONE).toInstant();
        return CALENDAR.at(enterprise, site, at, ZONE);
    }

    @Test
    void holidayAndItsMakeUpDays_changeWhichDaysAreWorked() {
        assertEquals(DayKind.HOLIDAY, CALENDAR.kind(LocalDate.of(2026, 2, 16)));
        assertEquals(DayKind.MAKE_UP_WORKDAY, CALENDAR.kind(LocalDate.of(2026, 2, 28)));
        assertEquals(DayKind.WEEKEND, CALENDAR.kind(LocalDate.of(2026, 3, 1)));
        assertEquals(DayKind.WORKDAY, CALENDAR.kind(LocalDate.of(2026, 3, 2)));
    }

    @Test
    void periodsThatOverlap_areAsTightAsTheTightestOfEach() {
        assertEquals(new Tightening(true, 2, 80, 1, true), at("e", "s", "2026-03-02", 12));
        assertEquals(new Tightening(true, 1, 80, 0, false), at("e", "other", "2026-03-13", 12));
        assertEquals(Tightening.NONE, at("e", "other", "2026-03-16", 12), "over");
    }

    @Test
    void hotWork_isOneGradeHigherOnDaysOffHolidaysAndAtNight() {
        assertTrue(at("x", null, "2026-02-17", 12).hotWorkOneGradeHigher(), "holiday");
        assertTrue(at("x", null, "2026-03-21", 12).hotWorkOneGradeHigher(), "Saturday");
        assertTrue(at("x", null, "2026-03-18", 22).hotWorkOneGradeHigher(), "night");
        assertTrue(at("x", null, "2026-03-18", 5).hotWorkOneGradeHigher(), "night");
        assertFalse(at("x", null, "2026-03-18", 6).hotWorkOneGradeHigher());
        assertFalse(at("x", null, "2026-02-28", 12).hotWorkOneGradeHigher(), "a Saturday that is worked");
    }

    @Test
    void loosening_cannotBeSaid() {
        assertThrows(IllegalArgumentException.class, () -> new Tightening(false, -1, 100, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new Tightening(false, 0, 101, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new Tightening(false, 0, 100, -1, false));
    }
}
