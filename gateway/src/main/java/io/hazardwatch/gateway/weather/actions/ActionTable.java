package io.hazardwatch.gateway.weather.actions;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.SiteFeature;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningSeverity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The table of actions. Immutable, any thread. */
public final class ActionTable {
    private static final int CELLS = 12;
    private static final String ANY = "*";
    private static final String OFF = "off";
    private static final int MINUTES_MAX = 7 * 24 * 60;
    /** No actions. */
    public static final ActionTable EMPTY = new ActionTable(Map.of());

    private final Map<String, WeatherAction> byId;

    private ActionTable(Map<String, WeatherAction> byId) {
        this.byId = new LinkedHashMap<>(byId);
    }

    /**
     * This table with further lines: a row takes the place of an earlier one with the same id, and a row {@code id;off} removes it. The
     * head of the file explains the columns.
     *
     * @param problems collects lines that cannot be read
     */
    public ActionTable with(List<String> lines, Collection<String> problems) {
        ActionTable table = new ActionTable(byId);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(";", -1);
            if (cells.length == 2 && cells[1].equals(OFF)) {
                table.byId.remove(cells[0]);
                continue;
            }
            try {
                WeatherAction action = action(cells);
                table.byId.put(action.id(), action);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
                problems.add(line);
            }
        }
        return table;
    }

    private static WeatherAction action(String[] cells) {
        int order = Integer.parseInt(cells[5]);
        int minutes = Integer.parseInt(cells[6]);
        WarningColour from = WarningColour.valueOf(cells[2].toUpperCase(Locale.ROOT));
        if (cells.length != CELLS || !Names.isName(cells[0]) || minutes < 1 || minutes > MINUTES_MAX || from == WarningColour.NOT_STATED) {
            throw new IllegalArgumentException(cells[0]);
        }
        return new WeatherAction(cells[0], cells[1], from, cells[3].equals(ANY) ? null : SiteFeature.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                cells[4], order, minutes, new Text(cells[7], cells[8]), cells[9].equals("1"), cells[10], cells[11]);
    }

    /**
     * What a site does on a warning, in order.
     *
     * @param features of the site; empty = not stated, so that everything of the hazard applies
     */
    public List<WeatherAction> of(String hazard, WarningColour colour, WarningSeverity severity, Set<SiteFeature> features) {
        WarningColour counted = colour == WarningColour.NOT_STATED ? bySeverity(severity) : colour;
        return byId.values().stream().filter(action -> action.hazard().equals(hazard) && action.from().compareTo(counted) <= 0)
                .filter(action -> action.feature() == null || features.isEmpty() || features.contains(action.feature()))
                .sorted(Comparator.comparingInt(WeatherAction::order).thenComparing(WeatherAction::id)).toList();
    }

    /** Which column of the table applies to a warning that states no colour; the warning itself is never shown with one. */
    public static WarningColour bySeverity(WarningSeverity severity) {
        return switch (severity) {
            case EXTREME -> WarningColour.RED;
            case SEVERE -> WarningColour.ORANGE;
            case MODERATE, UNKNOWN -> WarningColour.YELLOW;
            case MINOR -> WarningColour.BLUE;
        };
    }

    /** The action of that id, or null. */
    public WeatherAction find(String id) {
        return byId.get(id);
    }

    /** All of them, in the order of the table. */
    public List<WeatherAction> all() {
        return List.copyOf(byId.values());
    }
}
