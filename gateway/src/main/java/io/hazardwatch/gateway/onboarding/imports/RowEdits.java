package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts rows into a site file: only what differs from what is in force, so that a file that was exported changes nothing. An empty cell says
 * nothing, so an import takes nothing away. One thread.
 */
final class RowEdits {
    private static final Map<String, ImportColumn> BY_KEY = byKey();

    private final Registry registry;
    private final String enterprise;
    private final String site;
    private final SiteText text;
    private final Map<String, Point> points = new HashMap<>();
    private int added;
    private int edited;
    private int same;

    RowEdits(Registry registry, String enterprise, String site, SiteText text) {
        this.registry = registry;
        this.enterprise = enterprise;
        this.site = site;
        this.text = text;
    }

    private static Map<String, ImportColumn> byKey() {
        Map<String, ImportColumn> all = new HashMap<>(Map.of("id", ImportColumn.POINT, "name", ImportColumn.NAME, "hazardSource",
                ImportColumn.HAZARD_SOURCE, "template", ImportColumn.TEMPLATE, "gas", ImportColumn.GAS, "unit", ImportColumn.UNIT, "range",
                ImportColumn.RANGE_LOW, "period", ImportColumn.PERIOD, "staleAfter", ImportColumn.STALE_AFTER));
        ImportColumn.LIMITS.forEach((level, column) -> {
            all.put("limits." + level + ".at", column);
            all.put("limits." + level, column);
            all.put("limits." + level + ".priority", ImportColumn.PRIORITIES.get(level));
            all.put("limits." + level + ".deadband", ImportColumn.DEADBAND);
            all.put("limits." + level + ".onDelay", ImportColumn.ON_DELAY);
            all.put("limits." + level + ".offDelay", ImportColumn.OFF_DELAY);
        });
        return Map.copyOf(all);
    }

    /** The column that a path below a point is about; null if none is. */
    static ImportColumn columnOf(String path) {
        return path == null ? null : BY_KEY.get(path);
    }

    int added() {
        return added;
    }

    int edited() {
        return edited;
    }

    int same() {
        return same;
    }

    boolean isNothing() {
        return added == 0 && edited == 0;
    }

    /** Takes a row. */
    void take(ImportedRow row) {
        boolean isNew = !text.hasPoint(row.device(), row.point());
        boolean movesDevice = device(row);
        Map<String, Object> values = values(row, isNew ? null : point(row));
        if (isNew || !values.isEmpty()) {
            text.setPoint(row.device(), row.point(), values);
        }
        if (isNew) {
            added++;
        } else if (movesDevice || !values.isEmpty()) {
            edited++;
        } else {
            same++;
        }
    }

    private boolean device(ImportedRow row) {
        String source = row.cells().get(ImportColumn.HAZARD_SOURCE);
        Map<String, Object> values = source == null ? Map.of() : Map.of("hazardSource", source);
        if (!text.hasDevice(row.device())) {
            text.addDevice(row.device(), values);
            return false;
        }
        Point present = point(row);
        boolean isOther = source != null && (present != null ? !source.equals(present.hazardSource()) : !source.equals(sourceOf(row.device())));
        if (isOther) {
            text.setDevice(row.device(), values);
        }
        return isOther;
    }

    private String sourceOf(String device) {
        var known = registry.device(new DeviceId(enterprise, site, device));
        return known == null || known.points().isEmpty() ? null : known.points().getFirst().hazardSource();
    }

    private Point point(ImportedRow row) {
        return points.computeIfAbsent(row.id(), id -> registry.point(new DeviceId(enterprise, site, row.device()).point(row.point())));
    }

    /** What the row says otherwise than it is; {@code present} null for a point that is new. */
    private Map<String, Object> values(ImportedRow row, Point present) {
        Map<String, Object> values = new LinkedHashMap<>();
        name(row, present, values);
        written(row, ImportColumn.TEMPLATE, "template", values);
        written(row, ImportColumn.GAS, "gas", values);
        String unit = row.cells().get(ImportColumn.UNIT);
        if (unit != null && (present == null || !unit.equals(present.unit()))) {
            values.put("unit", unit);
        }
        range(row, present, values);
        duration(row, ImportColumn.PERIOD, "period", present == null ? -1 : present.periodMillis(), values);
        duration(row, ImportColumn.STALE_AFTER, "staleAfter", present == null ? -1 : present.staleAfterMillis(), values);
        Map<String, Object> limits = limits(row, present);
        if (!limits.isEmpty()) {
            values.put("limits", limits);
        }
        return values;
    }

    private void name(ImportedRow row, Point present, Map<String, Object> values) {
        String zh = row.cells().get(ImportColumn.NAME);
        String en = row.cells().get(ImportColumn.NAME_EN);
        if (zh == null && en == null || present != null && (zh == null || zh.equals(present.name().zh()))
                && (en == null || en.equals(present.name().en()))) {
            return;
        }
        boolean hadTwo = present != null && !present.name().zh().equals(present.name().en());
        String otherZh = zh != null ? zh : hadTwo ? present.name().zh() : null;
        String otherEn = en != null ? en : hadTwo ? present.name().en() : null;
        if (otherZh == null || otherEn == null || otherZh.equals(otherEn)) {
            values.put("name", otherZh == null ? otherEn : otherZh);
        } else {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("zh", otherZh);
            both.put("en", otherEn);
            values.put("name", both);
        }
    }

    /** A value that only the file knows. */
    private void written(ImportedRow row, ImportColumn column, String key, Map<String, Object> values) {
        String wanted = row.cells().get(column);
        if (wanted != null && !wanted.equals(text.written(row.device(), row.point(), key))) {
            values.put(key, wanted);
        }
    }

    private static void range(ImportedRow row, Point present, Map<String, Object> values) {
        String low = row.cells().get(ImportColumn.RANGE_LOW);
        String high = row.cells().get(ImportColumn.RANGE_HIGH);
        if (low != null && high != null && (present == null || !isSame(low, present.rangeLow()) || !isSame(high, present.rangeHigh()))) {
            values.put("range", List.of(low, high));
        }
    }

    private static boolean isSame(String number, double present) {
        return Double.parseDouble(number) == present;
    }

    private static void duration(ImportedRow row, ImportColumn column, String key, long presentMillis, Map<String, Object> values) {
        String wanted = row.cells().get(column);
        if (wanted != null && millis(wanted) != presentMillis) {
            values.put(key, wanted);
        }
    }

    /** Of a duration as {@link CellRules} writes it. */
    static long millis(String duration) {
        int digits = duration.endsWith("ms") ? duration.length() - 2 : duration.length() - 1;
        long number = Long.parseLong(duration.substring(0, digits));
        return number * switch (duration.substring(digits)) {
            case "ms" -> 1;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1_000;
        };
    }

    private Map<String, Object> limits(ImportedRow row, Point present) {
        Map<String, Object> limits = new LinkedHashMap<>();
        Map<LimitLevel, LimitSetting> known = new EnumMap<>(LimitLevel.class);
        if (present != null) {
            present.limits().forEach(limit -> known.put(limit.level(), limit));
        }
        for (LimitLevel level : LimitLevel.values()) {
            String at = row.cells().get(ImportColumn.LIMITS.get(level));
            LimitSetting limit = known.get(level);
            boolean isMeant = at != null || limit != null || row.cells().containsKey(ImportColumn.PRIORITIES.get(level));
            Map<String, Object> values = isMeant ? limit(row, level, at, limit) : Map.of();
            if (!values.isEmpty()) {
                limits.put(level.name(), values);
            }
        }
        return limits;
    }

    private static Map<String, Object> limit(ImportedRow row, LimitLevel level, String at, LimitSetting present) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (at != null && (present == null || !isSame(at, present.at()))) {
            values.put("at", at);
        }
        String deadband = row.cells().get(ImportColumn.DEADBAND);
        if (deadband != null && (present == null || !isSame(deadband, present.deadband()))) {
            values.put("deadband", deadband);
        }
        duration(row, ImportColumn.ON_DELAY, "onDelay", present == null ? -1 : present.onDelayMillis(), values);
        duration(row, ImportColumn.OFF_DELAY, "offDelay", present == null ? -1 : present.offDelayMillis(), values);
        String priority = row.cells().get(ImportColumn.PRIORITIES.get(level));
        if (priority != null && (present == null || !Objects.equals(priority, present.priority().name()))) {
            values.put("priority", priority);
        }
        return values;
    }
}
