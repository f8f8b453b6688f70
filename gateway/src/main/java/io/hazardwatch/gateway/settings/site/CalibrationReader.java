package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.BumpTest;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.time.Days;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** Reads {@code calibration} and {@code bumpTest} of a point. Immutable; any thread. */
final class CalibrationReader {
    /** A detector that shows nothing at all must never count as one that answers. */
    private static final double TOLERANCE_MAX = 0.5;

    private CalibrationReader() {}

    static CalibrationDates read(YamlMap point) {
        YamlMap fields = point.map("calibration");
        LocalDate last = day(fields, "last");
        LocalDate due = day(fields, "due");
        fields.done("last", "due");
        checkOrder(fields, last, due);
        return new CalibrationDates(last, due, point.has("bumpTest") ? bump(point.map("bumpTest")) : BumpTest.NONE);
    }

    private static BumpTest bump(YamlMap fields) {
        LocalDate last = day(fields, "last");
        LocalDate due = day(fields, "due");
        double applied = fields.number("applied", Double.NaN);
        double asFound = fields.number("asFound", Double.NaN);
        double tolerance = fields.number("tolerance", BumpTest.TOLERANCE, 0.001, TOLERANCE_MAX);
        fields.done("last", "due", "applied", "asFound", "tolerance");
        checkOrder(fields, last, due);
        if (applied <= 0) {
            fields.broken("applied", "must be above 0");
        }
        if (Double.isNaN(applied) != Double.isNaN(asFound)) {
            fields.broken(Double.isNaN(applied) ? "applied" : "asFound", "must be given as well");
        }
        if (!Double.isNaN(asFound) && last == null) {
            fields.broken("last", "must be given with asFound");
        }
        return new BumpTest(last, due, applied, last == null ? Double.NaN : asFound, tolerance);
    }

    static void checkOrder(YamlMap fields, LocalDate last, LocalDate due) {
        if (last != null && due != null && !last.isBefore(due)) {
            fields.broken("due", "must be after last");
        }
    }

    static LocalDate day(YamlMap fields, String name) {
        String text = fields.text(name, null);
        try {
            return text == null ? null : Days.parse(text);
        } catch (DateTimeParseException e) {
            fields.broken(name, "must be a day such as 2027-01-31");
            return null;
        }
    }
}
