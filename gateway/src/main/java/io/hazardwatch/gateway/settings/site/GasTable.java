package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.GasConversion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of toxic gases that ships with the gateway, and the templates made of it: for each gas one in mg/m3 and one in ppm. A row
 * that is not confirmed makes none. Immutable, any thread.
 */
final class GasTable {
    private static final String EDITION = "gb50493-2019";
    /** Share of the first limit by which a value must return. */
    private static final String DEADBAND = "0.05";
    private static final GasTable SHIPPED = read();

    private final Map<String, Row> rows;

    private GasTable(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** One gas; limits in mg/m3, empty if it has none. */
    private record Row(String gas, String en, String molarMass, String twa, String stel, String al, String ah, String mark, String shipped) {
        boolean isShipped() {
            return shipped.equals("yes");
        }
    }

    /** The table that ships. */
    static GasTable shipped() {
        return SHIPPED;
    }

    private static GasTable read() {
        try (InputStream stream = GasTable.class.getResourceAsStream("/gas/" + EDITION + ".csv")) {
            Map<String, Row> rows = new LinkedHashMap<>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).skip(1).forEach(line -> {
                String[] cells = line.split(",", -1);
                rows.put(cells[0], new Row(cells[0], cells[2], cells[3], cells[5], cells[6], cells[8], cells[9], cells[10], cells[11]));
            });
            return new GasTable(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Molar mass of a gas, g/mol; NaN if it is not in the table. */
    double molarMass(String gas) {
        Row row = rows.get(gas);
        return row == null ? Double.NaN : Double.parseDouble(row.molarMass());
    }

    /** Why the template of that name is not shipped; null if it is, or was never known. */
    String whyOff(String template) {
        for (Row row : rows.values()) {
            if (!row.isShipped() && (template.equals(id(row, false)) || template.equals(id(row, true)))) {
                return row.shipped();
            }
        }
        return null;
    }

    /** Whether the template of that name is made of the table. */
    boolean holds(String template) {
        return rows.values().stream().anyMatch(row -> template.equals(id(row, false)) || template.equals(id(row, true)));
    }

    /** The templates as files would have them. */
    List<String> templates() {
        List<String> made = new ArrayList<>();
        rows.values().stream().filter(Row::isShipped).forEach(row -> {
            made.add(template(row, false));
            made.add(template(row, true));
        });
        return made;
    }

    private static String id(Row row, boolean isPpm) {
        return "gb50493-" + row.gas() + (isPpm ? "-ppm" : "");
    }

    private static String template(Row row, boolean isPpm) {
        String h = figure(row, row.al(), isPpm);
        String deadband = new BigDecimal(h).multiply(new BigDecimal(DEADBAND)).toPlainString();
        return "template: " + id(row, isPpm) + "\nbasis: \"" + EDITION + " [" + row.mark() + "], " + row.en() + ", " + row.al() + " and " + row.ah()
                + " mg/m3" + (isPpm ? ", in ppm at " + (int) GasConversion.REFERENCE_CELSIUS + " degC rounded down" : "") + "\"\ngas: " + row.gas()
                + "\nunit: " + (isPpm ? "ppm" : "mg/m3") + "\nperiod: 1s\nstaleAfter: 30s\nlimits:\n"
                + limit("H", h, deadband, "P2") + limit("HH", figure(row, row.ah(), isPpm), deadband, "P1") + averages(row, isPpm);
    }

    private static String limit(String level, String at, String deadband, String priority) {
        return "  " + level + ": {at: " + at + ", deadband: " + deadband + ", onDelay: 0s, offDelay: 60s, priority: " + priority
                + ", statutory: true}\n";
    }

    private static String averages(Row row, boolean isPpm) {
        String stel = row.stel().isEmpty() ? "" : average("stel", figure(row, row.stel(), isPpm), "15m", "P2");
        String twa = row.twa().isEmpty() ? "" : average("twa", figure(row, row.twa(), isPpm), "8h", "P3");
        return stel.isEmpty() && twa.isEmpty() ? "" : "average:\n" + stel + twa;
    }

    private static String average(String id, String above, String window, String priority) {
        return "  - {id: " + id + ", above: " + above + ", window: " + window + ", priority: " + priority + "}\n";
    }

    /** Rounded down to three digits, because a limit must not become looser by its unit. */
    private static String figure(Row row, String milligrams, boolean isPpm) {
        if (!isPpm) {
            return milligrams;
        }
        double ppm = GasConversion.convert(Double.parseDouble(milligrams), "mg/m3", "ppm", Double.NaN, Double.parseDouble(row.molarMass()),
                GasConversion.REFERENCE_CELSIUS);
        return new BigDecimal(ppm).round(new MathContext(3, RoundingMode.DOWN)).toPlainString();
    }
}
