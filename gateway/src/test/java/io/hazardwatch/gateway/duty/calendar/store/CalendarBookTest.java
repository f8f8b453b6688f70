package io.hazardwatch.gateway.duty.calendar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DayKind;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarBookTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2027, 2, 5);
    private static final Instant NOON = DAY.atTime(12, 0).atZone(ZONE).toInstant();
    private static final Holiday FESTIVAL = new Holiday("festival", new Text("春节", "Spring Festival"), DAY, DAY.plusDays(3),
            List.of(DAY.plusDays(9)), "notice", DateCertainty.TO_VERIFY);
    private static final KeyPeriod PERIOD = new KeyPeriod("festival", KeyPeriodKind.SPRING_FESTIVAL, new Text("春节", "Spring Festival"), DAY,
            DAY.plusDays(3), "e", "s", new Tightening(true, 2, 80, 1, true), "own", DateCertainty.OWN);

    @TempDir
    private Path data;

    private CalendarBook open(Database database, DutyCalendar file) {
        return CalendarBook.open(new CopiedStore(database, null), file);
    }

    @Test
    void emptyStore_isFilledFromTheFileOnceAndChangesAreThereAfterARestart() {
        try (Database database = TestDatabase.sqlite(data).open()) {
            CalendarBook book = open(database, new DutyCalendar(List.of(FESTIVAL), List.of(), LocalTime.of(21, 0), LocalTime.of(5, 0)));
            assertEquals(DayKind.MAKE_UP_WORKDAY, book.calendar().kind(DAY.plusDays(9)));
            assertTrue(book.put(PERIOD));
            assertEquals(new Tightening(true, 2, 80, 1, true), book.at("e", "s", NOON, ZONE));
            book.removeHoliday("festival");
            book.setNight(LocalTime.of(23, 0), LocalTime.of(4, 30));
        }
        try (Database database = TestDatabase.sqlite(data).open()) {
            CalendarBook book = open(database, new DutyCalendar(List.of(FESTIVAL), List.of(), LocalTime.of(22, 0), LocalTime.of(6, 0)));
            assertEquals(List.of(), book.calendar().holidays());
            assertEquals(List.of(PERIOD), book.calendar().periods());
            assertEquals(LocalTime.of(4, 30), book.calendar().nightEnd());
            assertEquals(Tightening.NONE, book.at("e", "other", NOON, ZONE));
            book.removePeriod("festival");
            assertEquals(Tightening.NONE, book.at("e", "s", NOON, ZONE));
            assertTrue(book.replace(new DutyCalendar(List.of(FESTIVAL), List.of(PERIOD), LocalTime.of(21, 0), LocalTime.of(5, 0))));
        }
        try (Database database = TestDatabase.sqlite(data).open()) {
            DutyCalendar replaced = open(database, DutyCalendar.EMPTY).calendar();
            assertEquals(List.of(FESTIVAL), replaced.holidays());
            assertEquals(List.of(PERIOD), replaced.periods());
            assertEquals(LocalTime.of(21, 0), replaced.nightBegin());
        }
    }

    @Test
    void nightOfTheFile_isTakenOverWithItsHolidays() {
        try (Database database = TestDatabase.sqlite(data).open()) {
            open(database, new DutyCalendar(List.of(FESTIVAL), List.of(PERIOD), LocalTime.of(21, 0), LocalTime.of(5, 0)));
            CalendarBook again = open(database, DutyCalendar.EMPTY);
            assertEquals(List.of(FESTIVAL), again.calendar().holidays());
            assertEquals(List.of(PERIOD), again.calendar().periods());
            assertEquals(LocalTime.of(21, 0), again.calendar().nightBegin());
        }
    }
}
