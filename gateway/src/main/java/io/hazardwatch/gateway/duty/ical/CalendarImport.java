package io.hazardwatch.gateway.duty.ical;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectReader;
import io.hazardwatch.gateway.duty.exchange.ImportedRoster;
import io.hazardwatch.gateway.duty.exchange.ImportedRows;
import io.hazardwatch.gateway.duty.exchange.RowRefusal;
import io.hazardwatch.gateway.duty.exchange.TextEncoding;
import io.hazardwatch.gateway.duty.ical.EventTime.RefusedTimeException;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftOverride.Mode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads the events of a calendar as exceptions of a roster. The post is {@code X-HAZARDWATCH-POST}, else {@code LOCATION}; the people
 * are {@code X-HAZARDWATCH-PERSONS}, separated by blanks, else the names before the @ of the {@code ATTENDEE}s.
 */
public final class CalendarImport {
    /** Most bytes of a file. */
    public static final int BYTES_MAX = 1024 * 1024;
    /** Most shifts of a file, each occurrence of a repetition counted. */
    public static final int ROWS_MAX = 10_000;
    static final String POST = "X-HAZARDWATCH-POST";
    static final String PERSONS = "X-HAZARDWATCH-PERSONS";
    static final String MODE = "X-HAZARDWATCH-MODE";
    private static final int PERSONS_MAX = 64;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Roster roster;
    private final String prefix;
    private final ImportedRows rows = new ImportedRows(ROWS_MAX);

    private CalendarImport(Roster roster, String prefix) {
        this.roster = roster;
        this.prefix = prefix;
    }

    /** Reads a file for the posts of {@code roster}; exceptions get the id {@code prefix-EVENT-OCCURRENCE}. */
    public static ImportedRoster read(byte[] file, Roster roster, String prefix) {
        CalendarImport calendar = new CalendarImport(roster, prefix);
        TextEncoding decoded = file.length > BYTES_MAX ? null : TextEncoding.of(file);
        if (decoded == null) {
            calendar.rows.refuse(0, file.length > BYTES_MAX ? RowRefusal.TOO_MANY_ROWS : RowRefusal.ENCODING, file.length + " bytes");
        } else {
            calendar.read(decoded.text());
        }
        return calendar.rows.found(decoded == null ? null : decoded.name());
    }

    private void read(String text) {
        EventCollector collector = new EventCollector(this::take);
        SyntaxRules rules = SyntaxRules.iCalendar();
        rules.setDefaultSyntaxStyle(SyntaxStyle.NEW);
        try (VObjectReader reader = new VObjectReader(new StringReader(text), rules)) {
            reader.parse(collector);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        if (!collector.isCalendar()) {
            rows.refuse(0, RowRefusal.NOT_CALENDAR, "");
        }
    }

    /** Takes an event or refuses it; false when the file has too many. */
    private boolean take(RawEvent event) {
        if (event.number() > ROWS_MAX) {
            rows.refuse(event.number(), RowRefusal.TOO_MANY_ROWS, "");
            return false;
        }
        PostRoster post = roster.post(event.text(POST, event.text("LOCATION", "")));
        if (post == null) {
            rows.refuse(event.number(), RowRefusal.UNKNOWN_POST, event.text(POST, event.text("LOCATION", "")));
        } else if (event.text("STATUS", "").equalsIgnoreCase("CANCELLED")) {
            rows.refuse(event.number(), RowRefusal.CANCELLED, "");
        } else {
            try {
                return take(event, post);
            } catch (RefusedTimeException refused) {
                rows.refuse(event.number(), refused.reason(), refused.getMessage());
            }
        }
        return true;
    }

    private boolean take(RawEvent event, PostRoster post) throws RefusedTimeException {
        EventTime start = EventTime.of(event.first("DTSTART"), post.zone());
        Duration length = length(event, start, post.zone());
        Mode mode = mode(event);
        List<String> persons = persons(event);
        int occurrence = 0;
        for (LocalDateTime begin : Repetition.starts(event, start, post.zone())) {
            LocalDateTime from = new EventTime(begin, start.zone()).at(post.zone());
            LocalDateTime to = new EventTime(begin.plus(length), start.zone()).at(post.zone());
            String id = prefix + '-' + event.number() + '-' + ++occurrence;
            if (!from.isBefore(to)) {
                throw new RefusedTimeException(RowRefusal.ENDS_BEFORE_START, from + " to " + to);
            }
            if (!rows.add(event.number(), new ShiftOverride(id, post.post(), from, to, mode, persons))) {
                return false;
            }
        }
        return true;
    }

    /** From DTSTART to DTEND in the zone of the beginning, or for DURATION, or the whole day of DTSTART. */
    private static Duration length(RawEvent event, EventTime start, ZoneId postZone) throws RefusedTimeException {
        Duration length;
        if (event.first("DTEND") != null) {
            length = Duration.between(start.wall(), EventTime.of(event.first("DTEND"), postZone).at(start.zone()));
        } else if (event.first("DURATION") != null) {
            length = duration(event.text("DURATION", ""));
        } else if (EventTime.isDay(event.first("DTSTART"))) {
            length = Duration.ofDays(1);
        } else {
            throw new RefusedTimeException(RowRefusal.TIME, "no DTEND");
        }
        if (length.isNegative() || length.isZero()) {
            throw new RefusedTimeException(RowRefusal.ENDS_BEFORE_START, event.text("DTEND", event.text("DURATION", "")));
        }
        if (length.compareTo(LONGEST) > 0) {
            throw new RefusedTimeException(RowRefusal.TIME, length.toString());
        }
        return length;
    }

    private static Duration duration(String text) throws RefusedTimeException {
        try {
            return text.matches("P\\d{1,3}W") ? Duration.ofDays(7L * Integer.parseInt(text.substring(1, text.length() - 1)))
                    : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new RefusedTimeException(RowRefusal.TIME, text);
        }
    }

    private static Mode mode(RawEvent event) throws RefusedTimeException {
        String text = event.text(MODE, "replace");
        try {
            return Mode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RefusedTimeException(RowRefusal.MODE, text);
        }
    }

    private static List<String> persons(RawEvent event) throws RefusedTimeException {
        List<String> persons = new ArrayList<>(Arrays.asList(event.text(PERSONS, "").split("\\s+")));
        persons.removeIf(String::isEmpty);
        if (persons.isEmpty()) {
            event.all("ATTENDEE").forEach(attendee -> persons.add(attendee.value().replaceFirst("(?i)^mailto:", "").replaceFirst("@.*", "")));
        }
        if (persons.size() > PERSONS_MAX) {
            throw new RefusedTimeException(RowRefusal.TOO_MANY_ROWS, persons.size() + " people");
        }
        return persons;
    }
}
