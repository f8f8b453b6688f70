package io.hazardwatch.gateway.weather.exposure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The administrative codes of six digits that exist. Immutable, any thread. */
public record AdminCodeTable(Set<String> codes) {
    /** Nothing is known about which codes exist. */
    public static final AdminCodeTable EMPTY = new AdminCodeTable(Set.of());
    private static final Pattern ROW = Pattern.compile("\\d{6}(;off)?");
    private static final int DIGITS = 6;

    public AdminCodeTable {
        codes = Set.copyOf(codes);
    }

    /**
     * Reads the lines of tables; the head of the shipped file explains them.
     *
     * @param problems collects lines that are no codes
     */
    public static AdminCodeTable parse(List<String> lines, Collection<String> problems) {
        Set<String> codes = new HashSet<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!ROW.matcher(line.strip()).matches()) {
                problems.add(line);
            } else if (line.contains(";")) {
                codes.remove(line.strip().substring(0, DIGITS));
            } else {
                codes.add(line.strip());
            }
        }
        return new AdminCodeTable(codes);
    }

    /** Whether there is such an area, as far as its first six digits tell. */
    boolean isKnown(String code) {
        return codes.isEmpty() || codes.contains(code.substring(0, DIGITS));
    }
}
