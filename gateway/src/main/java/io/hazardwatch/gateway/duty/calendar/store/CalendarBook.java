package io.hazardwatch.gateway.duty.calendar.store;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.Holiday;
import io.hazardwatch.gateway.duty.calendar.KeyPeriod;
import io.hazardwatch.gateway.duty.calendar.KeyPeriods;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.HandleConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calendar in force. Reading answers from memory, any thread; changes take turns, are written first and hold from then on, and
 * fail with {@link DatabaseAwayException} while the store is away.
 */
public final class CalendarBook implements KeyPeriods {
    /** Most holidays, and most key periods. */
    public static final int ENTRIES_MAX = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(CalendarBook.class);

    private final CopiedStore store;
    private final DutyCalendar file;
    private volatile DutyCalendar present;

    private CalendarBook(CopiedStore store, DutyCalendar file) {
        this.store = store;
        this.file = file;
        this.present = file;
    }

    /** Reads what is stored, after filling an empty store from {@code file}; reads again whenever the store can be used again. */
    public static CalendarBook open(CopiedStore store, DutyCalendar file) {
        CalendarBook book = new CalendarBook(store, file);
        store.onReturn(book::read);
        book.read();
        return book;
    }

    /** Without a store and a copy the calendar of the file holds. */
    private synchronized void read() {
        try {
            DutyCalendar stored = store.readLast(CalendarTables::read);
            if (stored == null) {
                store.write(handle -> CalendarTables.replaceAll(handle, file));
            } else {
                present = stored;
                store.writeCopy(handle -> CalendarTables.replaceAll(handle, stored));
            }
        } catch (DatabaseAwayException away) {
            LOG.warn("the calendar stays as it is until the relational store is there: {}", away.getMessage());
        }
    }

    /** What holds now. */
    public DutyCalendar calendar() {
        return present;
    }

    @Override
    public Tightening at(String enterprise, String site, Instant at, ZoneId zone) {
        return present.at(enterprise, site, at, zone);
    }

    /**
     * Adds a holiday or replaces the one of the same id.
     *
     * @return false when there are as many as there may be
     */
    public synchronized boolean put(Holiday holiday) {
        List<Holiday> next = with(present.holidays(), holiday, Holiday::id);
        return next.size() <= ENTRIES_MAX && change(handle -> CalendarTables.put(handle, holiday), now -> now.withHolidays(next));
    }

    /** Adds a key period or replaces the one of the same id; false when there are as many as there may be. */
    public synchronized boolean put(KeyPeriod period) {
        List<KeyPeriod> next = with(present.periods(), period, KeyPeriod::id);
        return next.size() <= ENTRIES_MAX && change(handle -> CalendarTables.put(handle, period), now -> now.withPeriods(next));
    }

    /** Removes a holiday. */
    public synchronized void removeHoliday(String id) {
        List<Holiday> next = present.holidays().stream().filter(holiday -> !holiday.id().equals(id)).toList();
        change(handle -> CalendarTables.removeHoliday(handle, id), now -> now.withHolidays(next));
    }

    /** Removes a key period. */
    public synchronized void removePeriod(String id) {
        List<KeyPeriod> next = present.periods().stream().filter(period -> !period.id().equals(id)).toList();
        change(handle -> CalendarTables.removePeriod(handle, id), now -> now.withPeriods(next));
    }

    /** Puts another calendar in place of the present one; false when it has more entries than there may be. */
    public synchronized boolean replace(DutyCalendar next) {
        return Math.max(next.holidays().size(), next.periods().size()) <= ENTRIES_MAX
                && change(handle -> CalendarTables.replaceAll(handle, next), now -> next);
    }

    /** Sets which hours are night. */
    public synchronized void setNight(LocalTime begin, LocalTime end) {
        change(handle -> CalendarTables.night(handle, begin, end), now -> now.withNight(begin, end));
    }

    private boolean change(HandleConsumer<RuntimeException> write, UnaryOperator<DutyCalendar> next) {
        store.write(write);
        present = next.apply(present);
        return true;
    }

    private static <T> List<T> with(List<T> all, T one, Function<T, String> id) {
        return Stream.concat(all.stream().filter(each -> !id.apply(each).equals(id.apply(one))), Stream.of(one)).toList();
    }
}
