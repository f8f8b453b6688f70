package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * What the standard says of permits: grades with the longest duration, and gas limits. Immutable, any thread.
 *
 * @param edition     of the standard
 * @param grades      the strictest of each kind first
 * @param combustible limits by the lower explosive limit
 * @param oxygen      range for confined spaces
 */
public record PermitTable(String edition, List<PermitGrade> grades, Combustible combustible, Oxygen oxygen) {
    /** Where the shipped table is. */
    public static final String RESOURCE = "/response/permits.csv";
    private static final int KIND_CELLS = 8;

    /** Limits in %vol for gases whose lower explosive limit is at or above a bound, and below it. */
    public record Combustible(double lelBound, double atOrAbove, double below) {
        /** The limit for a gas by its lower explosive limit, all in %vol. */
        double limit(double lelPctVol) {
            return lelPctVol >= lelBound ? atOrAbove : below;
        }
    }

    /** Limits in %vol. */
    public record Oxygen(double low, double high) {}

    public PermitTable {
        grades = List.copyOf(grades);
    }

    /**
     * Reads the lines of the table, whose head explains the columns.
     *
     * @throws IllegalArgumentException naming a line that cannot be read
     */
    public static PermitTable parse(List<String> lines) {
        String edition = "";
        List<PermitGrade> grades = new ArrayList<>();
        Combustible combustible = null;
        Oxygen oxygen = null;
        for (String line : lines) {
            String[] cells = line.split(";", -1);
            switch (line.isBlank() || line.startsWith("#") ? "" : cells[0]) {
                case "" -> { }
                case "edition" -> edition = cells[1];
                case "kind" -> grades.add(grade(line, cells));
                case "combustible" -> combustible = new Combustible(number(cells[1]), number(cells[2]), number(cells[3]));
                case "oxygen" -> oxygen = new Oxygen(number(cells[1]), number(cells[2]));
                default -> throw new IllegalArgumentException("permits: unknown line: " + line);
            }
        }
        if (edition.isEmpty() || combustible == null || oxygen == null) {
            throw new IllegalArgumentException("permits: edition, combustible and oxygen are needed");
        }
        return new PermitTable(edition, grades, combustible, oxygen);
    }

    private static PermitGrade grade(String line, String... cells) {
        if (cells.length != KIND_CELLS) {
            throw new IllegalArgumentException("permits: must have " + KIND_CELLS + " cells: " + line);
        }
        return new PermitGrade(PermitKind.valueOf(cells[1]), cells[2], cells[3].isEmpty() ? 0 : Integer.parseInt(cells[3]),
                cells[4].isEmpty() ? null : new Text(cells[4], cells[5]), cells[6], cells[7]);
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }

    /** The grades of a kind, the strictest first. */
    public List<PermitGrade> of(PermitKind kind) {
        return grades.stream().filter(each -> each.kind() == kind).toList();
    }

    /** The grade of that name, or null. */
    public PermitGrade grade(PermitKind kind, String name) {
        return of(kind).stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }

    /** Kind and stated grade, for people. */
    Text title(PermitTerms terms) {
        PermitGrade grade = grade(terms.kind(), terms.grade());
        return grade == null ? terms.kind().text() : grade.title();
    }

    /** The grade that counts: hot work counts one grade higher on days off, at night and where rules say so. */
    public PermitGrade counted(PermitKind kind, String name, boolean isOneHigher) {
        List<PermitGrade> own = of(kind);
        PermitGrade stated = grade(kind, name);
        return kind == PermitKind.HOT_WORK && isOneHigher && stated != null ? own.get(Math.max(0, own.indexOf(stated) - 1)) : stated;
    }
}
