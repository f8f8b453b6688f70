package io.hazardwatch.gateway.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Critical quantities and correction factors of one edition of the standard; read from data, because standards change. Any thread.
 *
 * @param edition the standard and its year
 */
public record CriticalQuantities(String edition, Map<String, Row> byCas, Map<String, Row> byClass) {
    /** An empty table. */
    public static final CriticalQuantities NONE = new CriticalQuantities("", Map.of(), Map.of());

    /**
     * A row of the table.
     *
     * @param criticalTonnes Q
     * @param beta           correction factor
     * @param isSourced      whether both figures were checked against a copy of the standard
     */
    public record Row(double criticalTonnes, double beta, boolean isSourced) {}

    public CriticalQuantities {
        byCas = Map.copyOf(byCas);
        byClass = Map.copyOf(byClass);
    }

    /** Reads the lines of the table; the file's head explains the columns. */
    public static CriticalQuantities parse(List<String> lines) {
        String edition = "";
        Map<String, Row> byCas = new HashMap<>();
        Map<String, Row> byClass = new HashMap<>();
        for (String line : lines) {
            String[] cells = line.split(";", -1);
            switch (cells[0]) {
                case "edition" -> edition = cells[1];
                case "cas" -> byCas.merge(cells[1], row(cells), CriticalQuantities::stricter);
                case "class" -> byClass.put(cells[1], row(cells));
                default -> { }
            }
        }
        return new CriticalQuantities(edition, byCas, byClass);
    }

    /** The row of {@code substance}: by name (CAS number) first, otherwise by class; null when neither is listed. */
    public Row of(Substance substance) {
        Row named = substance.cas() == null ? null : byCas.get(substance.cas());
        return named != null || substance.hazardClass() == null ? named : byClass.get(substance.hazardClass());
    }

    private static Row row(String[] cells) {
        boolean sourced = !cells[6].equals("M") && !cells[7].equals("M");
        return new Row(Double.parseDouble(cells[4]), Double.parseDouble(cells[5]), sourced);
    }

    private static Row stricter(Row a, Row b) {
        return a.criticalTonnes() <= b.criticalTonnes() ? a : b;
    }
}
