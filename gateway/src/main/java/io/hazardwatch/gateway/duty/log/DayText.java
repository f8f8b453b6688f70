package io.hazardwatch.gateway.duty.log;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A day of the duty log as one text, the same wherever and whenever it is made, so that its hash proves it. One line for each
 * entry in the order of time and id, fields divided by tabs; tabs, line ends and backslashes within a field are written with a
 * backslash.
 */
public final class DayText {
    /** What the first day of a chain names as the one before it. */
    public static final String FIRST = "0".repeat(64);
    /** In which order entries are read and signed. */
    public static final Comparator<DutyLogEntry> ORDER = Comparator.comparing(DutyLogEntry::atMillis).thenComparing(DutyLogEntry::id);

    private DayText() {}

    /** The whole text. */
    public static String of(String post, LocalDate day, Collection<DutyLogEntry> entries) {
        return Stream.concat(Stream.of(line("duty-log", "1", post, day.toString())), entries.stream().sorted(ORDER).map(DayText::line))
                .collect(Collectors.joining());
    }

    private static String line(DutyLogEntry entry) {
        return line(entry.id(), entry.kind().name(), Long.toString(entry.atMillis()), Long.toString(entry.writtenAt()), entry.author(),
                entry.party(), entry.matter(), entry.action(), entry.about() == null ? "" : entry.about(), Long.toString(entry.dueMillis()));
    }

    /** What a day's hash is made of: the day before, the text, and who signed it when. */
    static String chained(String previous, String textHash, List<DaySignature> signatures) {
        return line(previous, textHash) + signatures.stream().sorted(Comparator.comparing(DaySignature::atMillis).thenComparing(DaySignature::person))
                .map(each -> line(each.person(), Long.toString(each.atMillis()))).collect(Collectors.joining());
    }

    private static String line(String... fields) {
        return Stream.of(fields).map(DayText::escape).collect(Collectors.joining("\t")) + '\n';
    }

    private static String escape(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }
}
