package io.hazardwatch.gateway.onboarding.imports;

import io.hazardwatch.gateway.model.Names;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges single cells: what the value is, or which rule refuses it. Pure. */
final class CellRules {
    static final int TEXT_MAX = 200;
    private static final Set<ImportColumn> NUMBERS = EnumSet.of(ImportColumn.RANGE_LOW, ImportColumn.RANGE_HIGH, ImportColumn.LL, ImportColumn.L,
            ImportColumn.H, ImportColumn.HH, ImportColumn.DEADBAND);
    private static final Set<ImportColumn> DURATIONS = EnumSet.of(ImportColumn.PERIOD, ImportColumn.STALE_AFTER, ImportColumn.ON_DELAY,
            ImportColumn.OFF_DELAY);
    private static final Set<ImportColumn> IDS = EnumSet.of(ImportColumn.DEVICE, ImportColumn.POINT, ImportColumn.HAZARD_SOURCE);
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:[0-9]+[.]?[0-9]*|[.][0-9]+)(?:[eE][-+]?[0-9]{1,3})?");
    private static final Pattern WITH_UNIT = Pattern.compile("([-+]?[0-9]+(?:[.][0-9]+)?) ?([^0-9.,+-].*)");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|毫秒|s|sec|秒|min|m|分钟|分|h|小时|时|d|天|日)?");
    private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("℃", "degC"), Map.entry("°c", "degC"), Map.entry("c", "degC"),
            Map.entry("摄氏度", "degC"), Map.entry("degc", "degC"), Map.entry("mpa", "MPa"), Map.entry("kpa", "kPa"), Map.entry("pa", "Pa"),
            Map.entry("%lel", "%LEL"), Map.entry("lel%", "%LEL"), Map.entry("%vol", "%vol"), Map.entry("vol%", "%vol"), Map.entry("ppm", "ppm"),
            Map.entry("mg/m3", "mg/m3"), Map.entry("m3/h", "m3/h"), Map.entry("毫米", "mm"), Map.entry("米", "m"), Map.entry("兆帕", "MPa"),
            Map.entry("千帕", "kPa"));

    private CellRules() {}

    /**
     * A judged cell.
     *
     * @param value what is taken; null if the cell is refused
     * @param rule  what refuses or changes it; null if it is taken as it stands
     */
    record Judged(String value, ImportRule rule) {}

    /** Judges a cell that is not empty. */
    static Judged judge(ImportColumn column, String text) {
        String tidy = column == ImportColumn.NAME || column == ImportColumn.NAME_EN ? text : Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        ImportRule tidied = tidy.equals(text) ? null : ImportRule.TIDIED;
        if (tidy.length() > TEXT_MAX) {
            return new Judged(null, ImportRule.TOO_LONG);
        }
        if (IDS.contains(column)) {
            return Names.isName(tidy) && !Names.isReserved(tidy) ? new Judged(tidy, tidied) : new Judged(null, ImportRule.NOT_AN_ID);
        }
        if (NUMBERS.contains(column)) {
            return number(tidy, tidied);
        }
        if (DURATIONS.contains(column)) {
            return duration(tidy, text);
        }
        return ImportColumn.PRIORITIES.containsValue(column) ? priority(tidy, text) : column == ImportColumn.UNIT ? unit(tidy, text)
                : new Judged(tidy, tidied);
    }

    private static Judged number(String text, ImportRule tidied) {
        if (NUMBER.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? new Judged(null, ImportRule.NOT_A_NUMBER) : new Judged(text, tidied);
        }
        return new Judged(null, ImportRule.NOT_A_NUMBER);
    }

    /** The number and the unit that stand together in a cell; null if they do not. */
    static String[] split(String text) {
        Matcher matcher = WITH_UNIT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip());
        return matcher.matches() ? new String[] {matcher.group(1), matcher.group(2).strip()} : null;
    }

    private static Judged duration(String tidy, String text) {
        Matcher matcher = DURATION.matcher(tidy.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return new Judged(null, ImportRule.NOT_A_DURATION);
        }
        String unit = switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
            case "ms", "毫秒" -> "ms";
            case "min", "m", "分钟", "分" -> "m";
            case "h", "小时", "时" -> "h";
            case "d", "天", "日" -> "d";
            default -> "s";
        };
        String written = Long.parseLong(matcher.group(1)) + unit;
        return new Judged(written, written.equals(text) ? null : ImportRule.DURATION_WRITTEN);
    }

    private static Judged priority(String tidy, String text) {
        String upper = tidy.toUpperCase(Locale.ROOT);
        String named = upper.matches("[1-4]") ? 'P' + upper : upper;
        return named.matches("P[1-4]") ? new Judged(named, named.equals(text) ? null : ImportRule.TIDIED)
                : new Judged(null, ImportRule.NOT_A_PRIORITY);
    }

    private static Judged unit(String tidy, String text) {
        String written = unit(tidy);
        return new Judged(written, written.equals(text) ? null : ImportRule.UNIT_WRITTEN);
    }

    /** A unit as the gateway writes it; one that is not known stays. */
    static String unit(String text) {
        String tidy = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return UNITS.getOrDefault(tidy.replace(" ", "").toLowerCase(Locale.ROOT), tidy);
    }
}
