package io.hazardwatch.gateway.duty.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.hazardwatch.gateway.duty.roster.DutySpan;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftOverride.Mode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CSV with the columns {@code post, from, to, persons} (separated by blanks or semicolons), and if need be {@code mode} (replace or
 * add) and {@code zone}; without a zone times are the wall time of the post.
 */
public final class RosterCsv {
    /** Most rows of a file. */
    public static final int ROWS_MAX = 2_000;
    private static final Set<String> COLUMNS = Set.of("post", "from", "to", "persons");
    private static final Pattern IDS = Pattern.compile("[A-Za-z0-9_ -]*");
    /** Begins a formula in a spreadsheet, also in full width. */
    private static final Pattern FORMULA = Pattern.compile("[-=+@\uff1d\uff0b\uff0d\uff20]");

    private final Roster roster;
    private final String prefix;
    private final ImportedRows rows = new ImportedRows(ROWS_MAX);

    private RosterCsv(Roster roster, String prefix) {
        this.roster = roster;
        this.prefix = prefix;
    }

    /** Reads a file for the posts of {@code roster}; exceptions get the id {@code prefix-ROW}. */
    public static ImportedRoster read(byte[] file, Roster roster, String prefix) {
        RosterCsv csv = new RosterCsv(roster, prefix);
        TextEncoding decoded = TextEncoding.of(file);
        if (decoded == null) {
            csv.refuse(0, RowRefusal.ENCODING, "");
        } else {
            csv.read(decoded.text());
        }
        return csv.rows.found(decoded == null ? null : decoded.name());
    }

    private void refuse(long row, RowRefusal reason, String value) {
        rows.refuse(row, reason, value);
    }

    private void read(String text) {
        try {
            int count = 0;
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text)) {
                if (!row.getHeader().containsAll(COLUMNS)) {
                    refuse(0, RowRefusal.NOT_CSV, String.join(",", row.getHeader()));
                    return;
                }
                if (++count > ROWS_MAX) {
                    refuse(row.getStartingLineNumber(), RowRefusal.TOO_MANY_ROWS, "");
                    return;
                }
                take(row);
            }
        } catch (CsvParseException | UncheckedIOException notCsv) {
            refuse(0, RowRefusal.NOT_CSV, String.valueOf(notCsv.getMessage()));
        }
    }

    private static String field(NamedCsvRecord row, String name, String otherwise) {
        return row.findField(name).map(String::strip).filter(value -> !value.isEmpty()).orElse(otherwise);
    }

    private void take(NamedCsvRecord row) {
        long line = row.getStartingLineNumber();
        PostRoster post = roster.post(field(row, "post", ""));
        if (post == null) {
            refuse(line, RowRefusal.UNKNOWN_POST, field(row, "post", ""));
            return;
        }
        ZoneId zone = zone(line, field(row, "zone", post.zone().getId()));
        LocalDateTime from = zone == null ? null : time(line, field(row, "from", ""), zone, post.zone());
        LocalDateTime to = from == null ? null : time(line, field(row, "to", ""), zone, post.zone());
        Mode mode = to == null ? null : mode(line, field(row, "mode", "replace"));
        if (mode == null) {
            return;
        }
        if (!from.isBefore(to)) {
            refuse(line, RowRefusal.ENDS_BEFORE_START, field(row, "to", ""));
            return;
        }
        List<String> persons = Arrays.stream(field(row, "persons", "").split("[\\s;]+")).filter(person -> !person.isEmpty()).toList();
        rows.add(line, new ShiftOverride(prefix + '-' + line, post.post(), from, to, mode, persons));
    }

    private ZoneId zone(long line, String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            refuse(line, RowRefusal.UNKNOWN_ZONE, zone);
            return null;
        }
    }

    private LocalDateTime time(long line, String text, ZoneId zone, ZoneId postZone) {
        if (text.contains("T24:00") || text.contains(" 24:00")) {
            refuse(line, RowRefusal.TIME_24_00, text);
            return null;
        }
        try {
            LocalDateTime wall = LocalDateTime.parse(text.replace(' ', 'T'));
            return zone.equals(postZone) ? wall : wall.atZone(zone).withZoneSameInstant(postZone).toLocalDateTime();
        } catch (DateTimeException wrong) {
            refuse(line, RowRefusal.TIME, text);
            return null;
        }
    }

    private Mode mode(long line, String text) {
        try {
            return Mode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            refuse(line, RowRefusal.MODE, text);
            return null;
        }
    }

    /** A roster may name somebody whom the directory does not know; what is no id must not become a formula in a spreadsheet. */
    private static String text(String persons) {
        return !IDS.matcher(persons).matches() && FORMULA.matcher(persons).lookingAt() ? "'" + persons : persons;
    }

    /** Writes who is on when, in the same columns. */
    public static String write(Roster roster, List<String> posts, Instant from, Instant to) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("post", "from", "to", "persons", "mode", "zone");
            for (String post : posts) {
                ZoneId zone = roster.post(post).zone();
                for (DutySpan span : roster.spans(post, from, to)) {
                    csv.writeRecord(post, LocalDateTime.ofInstant(span.from(), zone).toString(),
                            LocalDateTime.ofInstant(span.to(), zone).toString(), text(String.join(" ", span.persons())), "replace", zone.getId());
                }
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }
}
