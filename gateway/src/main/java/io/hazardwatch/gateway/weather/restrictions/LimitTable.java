package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.model.Names;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Limits of points that are tighter while warnings are in force; no row can loosen one. Immutable, any thread. */
public record LimitTable(List<LimitRow> rows) {
    /** Name of the file. */
    public static final String FILE = "tightened-limits.csv";
    /** Nothing is tighter. */
    public static final LimitTable EMPTY = new LimitTable(List.of());
    private static final int CELLS = 10;
    private static final int PARTS = 4;
    private static final String UNIT = "unit=";

    public LimitTable {
        rows = List.copyOf(rows);
    }

    /**
     * Reads the lines of tables; the head of the shipped file explains the columns.
     *
     * @param problems collects lines that cannot be read
     */
    public static LimitTable parse(List<String> lines, Collection<String> problems) {
        List<LimitRow> rows = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    rows.add(row(line, line.split(";", -1)));
                } catch (IllegalArgumentException unreadable) {
                    problems.add(line);
                }
            }
        }
        return new LimitTable(rows);
    }

    private static LimitRow row(String line, String[] cells) {
        if (cells.length != CELLS || !Names.isName(cells[0])) {
            throw new IllegalArgumentException(line);
        }
        WarningColour from = WarningColour.valueOf(cells[2].toUpperCase(Locale.ROOT));
        boolean isByUnit = cells[3].startsWith(UNIT);
        List<String> names = isByUnit ? List.of() : List.of(cells[3].split("/", -1));
        double at = Double.parseDouble(cells[5]);
        boolean areNames = isByUnit ? cells[3].length() > UNIT.length() : names.size() == PARTS
                && names.stream().allMatch(name -> name.equals(LimitRow.ANY) || Names.isName(name));
        if (from == WarningColour.NOT_STATED || !areNames || !Double.isFinite(at)) {
            throw new IllegalArgumentException(line);
        }
        return new LimitRow(cells[0], cells[1], from, names, isByUnit ? cells[3].substring(UNIT.length()) : "", LimitLevel.valueOf(cells[4]), at,
                new Text(cells[6], cells[7]), cells[8], cells[9], line);
    }

    /** What is wrong with rows for these points: line to rule. A row that would loosen, or that tightens nothing, is refused. */
    public Map<String, String> problems(Registry configured) {
        Map<String, String> problems = new LinkedHashMap<>();
        for (LimitRow row : rows) {
            String problem = problem(row, configured);
            if (problem != null) {
                problems.put(row.line(), problem);
            }
        }
        return problems;
    }

    private static String problem(LimitRow row, Registry configured) {
        List<Point> points = configured.points().stream().filter(row::isAbout).toList();
        if (points.isEmpty()) {
            return "must name a point of the site files";
        }
        int tighter = 0;
        for (Point point : points) {
            LimitSetting limit = limit(point, row.level());
            TightenedLimit own = limited(row, point, "");
            if (limit != null && own.isTighterThan(limit)) {
                if (new LimitOverlay(List.of(own)).of(point).isEmpty()) {
                    return "must leave LL, L, H and HH of " + point.id() + " in order";
                }
                tighter++;
            } else if (row.isOnePoint()) {
                return limit == null ? point.id() + " has no limit " + row.level()
                        : "must be tighter than the configured " + limit.at() + ' ' + point.unit();
            }
        }
        return tighter > 0 ? null : "must be tighter than the configured limit of some point";
    }

    private static LimitSetting limit(Point point, LimitLevel level) {
        return point.limits().stream().filter(each -> each.level() == level).findFirst().orElse(null);
    }

    private static TightenedLimit limited(LimitRow row, Point point, String because) {
        return new TightenedLimit(point.id(), row.level(), row.at(), row.id(), TighteningCause.WEATHER, because, row.text());
    }

    /** The limits that are tighter while these warnings are in force. */
    public LimitOverlay during(Map<SiteName, List<ActiveWarning>> warnings, Registry configured) {
        if (rows.isEmpty() || warnings.isEmpty()) {
            return LimitOverlay.NONE;
        }
        List<TightenedLimit> limits = new ArrayList<>();
        for (Site site : configured.sites()) {
            for (ActiveWarning warning : warnings.getOrDefault(new SiteName(site.enterprise(), site.site()), List.of())) {
                rows.stream().filter(row -> row.appliesTo(warning.warning())).forEach(row -> site.devices().stream()
                        .flatMap(device -> device.points().stream()).filter(point -> row.isAbout(point) && limit(point, row.level()) != null)
                        .forEach(point -> limits.add(limited(row, point, warning.warning().key().identifier()))));
            }
        }
        return limits.isEmpty() ? LimitOverlay.NONE : new LimitOverlay(limits);
    }
}
