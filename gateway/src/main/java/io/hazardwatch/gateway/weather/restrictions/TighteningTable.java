package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningColour;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is tighter while warnings are in force; no row can loosen anything. Immutable, any thread. */
public record TighteningTable(List<TighteningRule> rules) {
    private static final int CELLS = 11;
    private static final int PERCENT_MIN = 10;
    private static final int ROLL_CALLS_MAX = 10;
    /** Nothing is tighter. */
    public static final TighteningTable EMPTY = new TighteningTable(List.of());

    public TighteningTable {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the lines of tables; the head of the file explains the columns.
     *
     * @param problems collects lines that cannot be read or would loosen
     */
    public static TighteningTable parse(List<String> lines, Collection<String> problems) {
        List<TighteningRule> rules = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    rules.add(rule(line.split(";", -1)));
                } catch (IllegalArgumentException unreadable) {
                    problems.add(line);
                }
            }
        }
        return new TighteningTable(rules);
    }

    private static TighteningRule rule(String[] cells) {
        if (cells.length != CELLS || !Names.isName(cells[0])) {
            throw new IllegalArgumentException(cells[0]);
        }
        WarningColour from = WarningColour.valueOf(cells[2].toUpperCase(Locale.ROOT));
        int percent = Integer.parseInt(cells[3]);
        int rollCalls = Integer.parseInt(cells[4]);
        if (from == WarningColour.NOT_STATED || percent < PERCENT_MIN || percent > 100 || rollCalls < 0 || rollCalls > ROLL_CALLS_MAX) {
            throw new IllegalArgumentException(cells[0]);
        }
        return new TighteningRule(cells[0], cells[1], from, percent, rollCalls, cells[5].equals("1"), cells[6].equals("1"),
                new Text(cells[7], cells[8]), cells[9], cells[10]);
    }

    List<TighteningRule> of(Warning warning) {
        return rules.stream().filter(rule -> rule.appliesTo(warning)).toList();
    }
}
