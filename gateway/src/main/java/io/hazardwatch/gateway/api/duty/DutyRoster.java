package io.hazardwatch.gateway.api.duty;

import io.hazardwatch.gateway.duty.calendar.DutyCalendar;
import io.hazardwatch.gateway.duty.calendar.store.CalendarBook;
import io.hazardwatch.gateway.duty.exchange.ImportCounts;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The roster in force, as the API shows and changes it.
 *
 * @param names    display name of a person by id; null for somebody nobody knows
 * @param yaml     writes a roster in the format of its file
 * @param missing  where the chain would reach nobody
 * @param calendar of holidays and key periods
 * @param personOf id of the person who logs in by an account
 * @param calendarYaml writes a calendar in the format of its file
 * @param imports  counts the rows of files
 */
public record DutyRoster(RosterBook book, Function<String, Text> names, Function<RosterContents, String> yaml,
                         Supplier<List<MissingPerson>> missing, UnaryOperator<String> personOf, CalendarBook calendar,
                         Function<DutyCalendar, String> calendarYaml, ImportCounts imports) {}
