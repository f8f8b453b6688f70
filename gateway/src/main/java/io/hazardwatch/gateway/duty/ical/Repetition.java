package io.hazardwatch.gateway.duty.ical;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.RecurrenceRule;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.hazardwatch.gateway.duty.exchange.RowRefusal;
import io.hazardwatch.gateway.duty.ical.EventTime.RefusedTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginnings of an event that repeats, on the wall of its zone so that a shift keeps its hours over a clock change. Bounded: not
 * more often than daily, at most {@value #DAYS_MAX} days and {@value #TIMES_MAX} times.
 */
final class Repetition {
    static final int DAYS_MAX = 366;
    static final int TIMES_MAX = 400;
    private static final int RULE_MAX = 200;
    private static final Pattern UNTIL = Pattern.compile(";?UNTIL=([^;]*)");
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final Set<Frequency> ALLOWED = Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private Repetition() {}

    static List<LocalDateTime> starts(RawEvent event, EventTime start, ZoneId postZone) throws RefusedTimeException {
        if (event.first("RECURRENCE-ID") != null || event.first("RDATE") != null || event.all("RRULE").size() > 1) {
            throw new RefusedTimeException(RowRefusal.RECURRENCE, "RECURRENCE-ID, RDATE or several RRULE");
        }
        String rule = event.text("RRULE", "").toUpperCase(Locale.ROOT);
        if (rule.isEmpty()) {
            return List.of(start.wall());
        }
        Set<LocalDateTime> left = exceptions(event, start, postZone);
        return dates(rule, start, postZone).stream().filter(begin -> !left.contains(begin)).toList();
    }

    private static Set<LocalDateTime> exceptions(RawEvent event, EventTime start, ZoneId postZone) throws RefusedTimeException {
        Set<LocalDateTime> left = new HashSet<>();
        for (RawEvent.Property property : event.all("EXDATE")) {
            for (String text : property.value().split(",")) {
                RawEvent.Property one = new RawEvent.Property("EXDATE", property.parameters(), text);
                LocalDateTime wall = EventTime.of(one, postZone).at(start.zone());
                left.add(EventTime.isDay(one) ? wall.with(start.wall().toLocalTime()) : wall);
            }
        }
        return left;
    }

    private static List<LocalDateTime> dates(String rule, EventTime start, ZoneId postZone) throws RefusedTimeException {
        Recurrence recurrence = rule.length() > RULE_MAX ? null : parsed(withoutEnd(rule));
        if (recurrence == null || recurrence.getFrequency() == null || !ALLOWED.contains(recurrence.getFrequency())) {
            throw new RefusedTimeException(RowRefusal.RECURRENCE, rule);
        }
        LocalDateTime last = last(rule, start, postZone);
        List<LocalDateTime> dates = new ArrayList<>();
        DateIterator next = recurrence.getDateIterator(Date.from(start.wall().toInstant(ZoneOffset.UTC)), UTC);
        while (next.hasNext()) {
            LocalDateTime date = LocalDateTime.ofInstant(next.next().toInstant(), ZoneOffset.UTC);
            if (date.isAfter(last)) {
                break;
            }
            if (dates.size() == TIMES_MAX) {
                throw new RefusedTimeException(RowRefusal.RECURRENCE, rule);
            }
            dates.add(date);
        }
        if (dates.isEmpty()) {
            throw new RefusedTimeException(RowRefusal.RECURRENCE, rule);
        }
        return dates;
    }

    /** Null if the rule is invalid. The rule is applied to wall times, so the library calculates in UTC. */
    private static Recurrence parsed(String rule) {
        try {
            ParseContext context = new ParseContext();
            context.setVersion(ICalVersion.V2_0);
            RecurrenceRule parsed = new RecurrenceRuleScribe().parseText(rule, ICalDataType.RECUR, new ICalParameters(), context);
            return parsed.getValue();
        } catch (RuntimeException wrong) {
            return null;
        }
    }

    private static String withoutEnd(String rule) {
        String rest = UNTIL.matcher(rule).replaceAll("");
        return rest.startsWith(";") ? rest.substring(1) : rest;
    }

    /** The last moment at which an occurrence may begin. */
    private static LocalDateTime last(String rule, EventTime start, ZoneId postZone) throws RefusedTimeException {
        LocalDateTime furthest = start.wall().plusDays(DAYS_MAX);
        Matcher until = UNTIL.matcher(rule);
        if (!until.find()) {
            return furthest;
        }
        RawEvent.Property property = new RawEvent.Property("UNTIL", Map.of(), until.group(1));
        LocalDateTime end = EventTime.of(property, start.zone()).at(start.zone());
        end = EventTime.isDay(property) ? end.plusDays(1).minusSeconds(1) : end;
        return end.isBefore(furthest) ? end : furthest;
    }
}
