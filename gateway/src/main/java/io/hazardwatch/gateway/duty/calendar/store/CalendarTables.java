package io.hazardwatch.gateway.duty.calendar.store;

import io.hazardwatch.gateway.duty.calendar.DateCertainty;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriodKind;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The tables of the calendar. No state; the handle's thread. */
final class CalendarTables {
    private CalendarTables() {}

    /** What is kept; null when nothing was ever kept. */
    static DutyCalendar read(Handle handle) {
        List<Map<String, Object>> night = rows(handle, "calendar_night", "id");
        return night.isEmpty() ? null : new DutyCalendar(rows(handle, "holiday", "from_day, id").stream().map(CalendarTables::holiday).toList(),
                rows(handle, "key_period", "from_day, id").stream().map(CalendarTables::period).toList(),
                LocalTime.parse(text(night.getFirst(), "begins")), LocalTime.parse(text(night.getFirst(), "ends")));
    }

    private static List<Map<String, Object>> rows(Handle handle, String table, String order) {
        return handle.createQuery("SELECT * FROM " + table + " ORDER BY " + order).mapToMap().list();
    }

    private static String text(Map<String, Object> row, String column) {
        return (String) row.get(column);
    }

    private static int number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).intValue();
    }

    private static Text name(Map<String, Object> row) {
        return new Text(text(row, "name_zh"), text(row, "name_en"));
    }

    private static Holiday holiday(Map<String, Object> row) {
        String workdays = text(row, "workdays");
        return new Holiday(text(row, "id"), name(row), LocalDate.parse(text(row, "from_day")), LocalDate.parse(text(row, "to_day")),
                workdays.isEmpty() ? List.of() : Arrays.stream(workdays.split(",")).map(LocalDate::parse).toList(),
                text(row, "source"), DateCertainty.valueOf(text(row, "certainty")));
    }

    private static KeyPeriod period(Map<String, Object> row) {
        Tightening tightening = new Tightening(number(row, "leader_on_site") != 0, number(row, "more_roll_calls"),
                number(row, "escalation_percent"), number(row, "extra_levels"), number(row, "hot_work_higher") != 0);
        return new KeyPeriod(text(row, "id"), KeyPeriodKind.valueOf(text(row, "kind")), name(row), LocalDate.parse(text(row, "from_day")),
                LocalDate.parse(text(row, "to_day")), text(row, "enterprise"), text(row, "site"), tightening, text(row, "source"),
                DateCertainty.valueOf(text(row, "certainty")));
    }

    static void put(Handle handle, Holiday holiday) {
        removeHoliday(handle, holiday.id());
        handle.execute("INSERT INTO holiday (id, name_zh, name_en, from_day, to_day, workdays, source, certainty)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", holiday.id(), holiday.name().zh(), holiday.name().en(), holiday.from().toString(),
                holiday.to().toString(), holiday.workdays().stream().map(LocalDate::toString).collect(Collectors.joining(",")),
                holiday.source(), holiday.certainty().name());
    }

    static void removeHoliday(Handle handle, String id) {
        handle.execute("DELETE FROM holiday WHERE id = ?", id);
    }

    static void put(Handle handle, KeyPeriod period) {
        removePeriod(handle, period.id());
        Tightening tightening = period.tightening();
        handle.execute("INSERT INTO key_period (id, kind, name_zh, name_en, from_day, to_day, enterprise, site, leader_on_site,"
                + " more_roll_calls, escalation_percent, extra_levels, hot_work_higher, source, certainty)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", period.id(), period.kind().name(), period.name().zh(),
                period.name().en(), period.from().toString(), period.to().toString(), period.enterprise(), period.site(),
                tightening.leaderOnSite() ? 1 : 0, tightening.moreRollCalls(), tightening.escalationPercent(), tightening.extraLevels(),
                tightening.hotWorkOneGradeHigher() ? 1 : 0, period.source(), period.certainty().name());
    }

    static void removePeriod(Handle handle, String id) {
        handle.execute("DELETE FROM key_period WHERE id = ?", id);
    }

    static void night(Handle handle, LocalTime begin, LocalTime end) {
        handle.execute("DELETE FROM calendar_night");
        handle.execute("INSERT INTO calendar_night (id, begins, ends) VALUES (1, ?, ?)", begin.toString(), end.toString());
    }

    /** This and nothing else. */
    static void replaceAll(Handle handle, DutyCalendar calendar) {
        handle.execute("DELETE FROM holiday");
        handle.execute("DELETE FROM key_period");
        calendar.holidays().forEach(holiday -> put(handle, holiday));
        calendar.periods().forEach(period -> put(handle, period));
        night(handle, calendar.nightBegin(), calendar.nightEnd());
    }
}
