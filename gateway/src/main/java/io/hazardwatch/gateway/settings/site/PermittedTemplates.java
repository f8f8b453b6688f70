package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.registry.SumPeriod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shipped table of shares of a permitted figure that a standard names. Immutable; any thread. */
record PermittedTemplates(List<Row> rows) {
    static final PermittedTemplates SHIPPED = read("/permitted/templates.csv");
    private static final int COLUMNS = 7;

    /**
     * One row.
     *
     * @param alarmAt share of what is permitted in a year
     * @param basis   source with edition and mark
     */
    record Row(String template, SumPeriod period, double alarmAt, String basis) {}

    private static PermittedTemplates read(String resource) {
        try (InputStream stream = PermittedTemplates.class.getResourceAsStream(resource)) {
            return new PermittedTemplates(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(PermittedTemplates::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] parts = line.split(";", COLUMNS);
        return new Row(parts[0], SumPeriod.valueOf(parts[1]), Double.parseDouble(parts[3]), parts[4] + ", " + parts[5] + " [" + parts[6] + ']');
    }

    List<Row> of(String template) {
        return rows.stream().filter(row -> row.template().equals(template)).toList();
    }

    List<String> names() {
        return rows.stream().map(Row::template).distinct().toList();
    }
}
