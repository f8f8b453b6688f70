package io.hazardwatch.gateway.duty.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holidays, key periods and the hours that count as night for special work (GB 30871-2022 5.1.1 has hot work one grade higher on
 * holidays, days off and at night, without hours).
 */
public final class DutyCalendar implements KeyPeriods {
    /** Knows weekends only. */
    public static final DutyCalendar EMPTY = new DutyCalendar(List.of(), List.of(), LocalTime.of(22, 0), LocalTime.of(6, 0));

    private final List<Holiday> holidays;
    private final List<KeyPeriod> periods;
    private final LocalTime nightBegin;
    private final LocalTime nightEnd;
    private final Map<LocalDate, Holiday> off = new HashMap<>();
    private final Set<LocalDate> worked = new HashSet<>();

    public DutyCalendar(List<Holiday> holidays, List<KeyPeriod> periods, LocalTime nightBegin, LocalTime nightEnd) {
        this.holidays = List.copyOf(holidays);
        this.periods = List.copyOf(periods);
        this.nightBegin = nightBegin;
        this.nightEnd = nightEnd;
        for (Holiday holiday : holidays) {
            worked.addAll(holiday.workdays());
            holiday.from().datesUntil(holiday.to().plusDays(1)).forEach(day -> off.put(day, holiday));
        }
    }

    public List<Holiday> holidays() {
        return holidays;
    }

    public List<KeyPeriod> periods() {
        return periods;
    }

    /** When night begins. */
    public LocalTime nightBegin() {
        return nightBegin;
    }

    /** When night ends, on the next day if that is not after the beginning. */
    public LocalTime nightEnd() {
        return nightEnd;
    }

    /** The same with other holidays. */
    public DutyCalendar withHolidays(List<Holiday> others) {
        return new DutyCalendar(others, periods, nightBegin, nightEnd);
    }

    /** The same with other key periods. */
    public DutyCalendar withPeriods(List<KeyPeriod> others) {
        return new DutyCalendar(holidays, others, nightBegin, nightEnd);
    }

    /** The same with other hours of night. */
    public DutyCalendar withNight(LocalTime begin, LocalTime end) {
        return new DutyCalendar(holidays, periods, begin, end);
    }

    /** Whether a day is worked. */
    public DayKind kind(LocalDate day) {
        if (off.containsKey(day)) {
            return DayKind.HOLIDAY;
        }
        boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (worked.contains(day)) {
            return DayKind.MAKE_UP_WORKDAY;
        }
        return isWeekend ? DayKind.WEEKEND : DayKind.WORKDAY;
    }

    /** The key periods that hold at a site on a day; {@code site} null asks for all of the enterprise. */
    public List<KeyPeriod> periods(String enterprise, String site, LocalDate day) {
        return periods.stream().filter(period -> period.holds(enterprise, site, day)).toList();
    }

    @Override
    public Tightening at(String enterprise, String site, Instant at, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        Tightening all = periods(enterprise, site, local.toLocalDate()).stream().map(KeyPeriod::tightening)
                .reduce(Tightening.NONE, Tightening::and);
        boolean isHigher = kind(local.toLocalDate()).isOff() || isNight(local.toLocalTime());
        return isHigher ? all.and(new Tightening(false, 0, 100, 0, true)) : all;
    }

    private boolean isNight(LocalTime time) {
        return nightBegin.isBefore(nightEnd) ? !time.isBefore(nightBegin) && time.isBefore(nightEnd)
                : !time.isBefore(nightBegin) || time.isBefore(nightEnd);
    }
}
