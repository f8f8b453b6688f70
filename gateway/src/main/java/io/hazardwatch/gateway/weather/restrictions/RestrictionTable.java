package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.WeatherMeasure;
import io.hazardwatch.gateway.weather.WarningColour;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The table of restrictions. Rows can be added and made stricter, never loosened. Immutable, any thread. */
public final class RestrictionTable {
    private static final int CELLS = 10;
    private static final int MINUTES_MAX = 24 * 60;
    private static final String WARNING = "warning:";
    /** No restrictions. */
    public static final RestrictionTable EMPTY = new RestrictionTable(Map.of());

    private final Map<String, RestrictionRule> byId;

    private RestrictionTable(Map<String, RestrictionRule> byId) {
        this.byId = new LinkedHashMap<>(byId);
    }

    /**
     * This table with further lines; a row takes the place of an earlier one with the same id if it is at least as strict. The head of the
     * file explains the columns.
     *
     * @param problems collects lines that cannot be read or would loosen
     */
    public RestrictionTable with(List<String> lines, Collection<String> problems) {
        RestrictionTable table = new RestrictionTable(byId);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                RestrictionRule rule = rule(line.split(";", -1));
                RestrictionRule before = table.byId.get(rule.id());
                if (before != null && !rule.isAtLeastAsStrictAs(before)) {
                    problems.add(line);
                } else {
                    table.byId.put(rule.id(), rule);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                problems.add(line);
            }
        }
        return table;
    }

    private static RestrictionRule rule(String[] cells) {
        if (cells.length != CELLS || !Names.isName(cells[0])) {
            throw new IllegalArgumentException(cells[0]);
        }
        RestrictedWork work = RestrictedWork.valueOf(cells[1].toUpperCase(Locale.ROOT));
        boolean isWarning = cells[2].startsWith(WARNING);
        WeatherMeasure measure = isWarning ? null : WeatherMeasure.of(cells[2]);
        int hold = Integer.parseInt(cells[4]);
        if (!isWarning && (measure == null || !cells[3].startsWith(">=") && !cells[3].startsWith("<=")) || hold < 0 || hold > MINUTES_MAX) {
            throw new IllegalArgumentException(cells[2]);
        }
        double limit = isWarning ? Double.NaN : Double.parseDouble(cells[3].substring(2));
        WarningColour from = isWarning ? WarningColour.valueOf(cells[3].toUpperCase(Locale.ROOT)) : null;
        if (from == WarningColour.NOT_STATED || !isWarning && !measure.isPossible(limit)) {
            throw new IllegalArgumentException(cells[3]);
        }
        return new RestrictionRule(cells[0], work, measure, cells[3].startsWith(">="), limit, isWarning ? cells[2].substring(WARNING.length()) : null,
                from, hold, cells[5].equals("1"), new Text(cells[6], cells[7]), cells[8], cells[9]);
    }

    /** All of them, in the order of the table. */
    public List<RestrictionRule> all() {
        return List.copyOf(byId.values());
    }

    /** Those about measurements. */
    Stream<RestrictionRule> measured() {
        return byId.values().stream().filter(rule -> rule.measure() != null);
    }
}
