package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Suppressor;
import io.hazardwatch.gateway.model.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Stores the design rules that suppress an alarm in one column; ids contain none of the separators. */
final class SuppressorText {
    private SuppressorText() {}

    /** Null if there is none. */
    static String of(List<Suppressor> suppressors) {
        return suppressors.isEmpty() ? null
                : suppressors.stream().map(SuppressorText::of).collect(Collectors.joining(";"));
    }

    private static String of(Suppressor one) {
        return one.rule() + '|' + one.sourcePriority() + '|' + one.since() + '|' + one.until() + '|'
                + String.join(",", one.causes());
    }

    static List<Suppressor> parse(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(";")).map(SuppressorText::one).toList();
    }

    private static Suppressor one(String text) {
        String[] parts = text.split("\\|", -1);
        List<String> causes = parts[4].isEmpty() ? List.of() : List.of(parts[4].split(","));
        return new Suppressor(parts[0], causes, Priority.valueOf(parts[1]), Long.parseLong(parts[2]),
                Long.parseLong(parts[3]));
    }
}
