package io.hazardwatch.gateway.onboarding.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the points of a site as a table that imports unchanged, and the template for one that is not there yet. Pure. */
public final class SiteExport {
    /** Tells spreadsheets that the file is UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String APPLICATION = "HazardWatch";
    private static final String VERSION = "1.0";
    /** Rows of which the cells are marked as texts before anything stands in them. */
    private static final int STYLED_MAX = 500;

    /** Of a table: what it is written as. */
    public enum Format {
        CSV, XLSX
    }

    private final boolean isEnglish;
    private final SiteText text;

    /**
     * @param isEnglish language of the headers
     * @param text      the file of the site, for what only the file knows; null for a template
     */
    public SiteExport(boolean isEnglish, SiteText text) {
        this.isEnglish = isEnglish;
        this.text = text;
    }

    /** All points of a site. */
    public byte[] write(Site site, Format format) {
        List<List<String>> rows = new ArrayList<>();
        for (Device device : site.devices()) {
            device.points().forEach(point -> rows.add(row(point)));
        }
        return write(rows, format);
    }

    /** A table with two examples. */
    public byte[] template(Format format) {
        return write(List.of(example(Map.of(ImportColumn.DEVICE, "gd-01", ImportColumn.POINT, "lel", ImportColumn.NAME,
                isEnglish ? "Combustible gas, pump room" : "泵房可燃气体浓度", ImportColumn.TEMPLATE, "gb50493-combustible", ImportColumn.PERIOD, "1s",
                ImportColumn.STALE_AFTER, "30s")),
                example(Map.ofEntries(Map.entry(ImportColumn.DEVICE, "tank-01"), Map.entry(ImportColumn.POINT, "pressure"),
                        Map.entry(ImportColumn.NAME, isEnglish ? "Pressure of tank 1" : "1号储罐压力"), Map.entry(ImportColumn.UNIT, "MPa"),
                        Map.entry(ImportColumn.RANGE_LOW, "0"),
                        Map.entry(ImportColumn.RANGE_HIGH, "2.5"), Map.entry(ImportColumn.PERIOD, "1s"), Map.entry(ImportColumn.STALE_AFTER, "30s"),
                        Map.entry(ImportColumn.H, "1.6"), Map.entry(ImportColumn.HH, "1.7"), Map.entry(ImportColumn.DEADBAND, "0.02"),
                        Map.entry(ImportColumn.ON_DELAY, "5s"), Map.entry(ImportColumn.OFF_DELAY, "30s")))), format);
    }

    /** Rows as a table that an import reads, whatever an enterprise calls its columns. */
    public static byte[] table(List<Map<ImportColumn, String>> rows) {
        return csv(Arrays.stream(ImportColumn.values()).map(ImportColumn::name).toList(), rows.stream().map(SiteExport::example).toList());
    }

    private static List<String> example(Map<ImportColumn, String> cells) {
        return Arrays.stream(ImportColumn.values()).map(column -> cells.getOrDefault(column, "")).toList();
    }

    private List<String> row(Point point) {
        Map<ImportColumn, String> cells = new EnumMap<>(ImportColumn.class);
        String device = point.id().device();
        cells.put(ImportColumn.DEVICE, device);
        cells.put(ImportColumn.POINT, point.id().point());
        cells.put(ImportColumn.NAME, point.name().zh());
        cells.put(ImportColumn.NAME_EN, point.name().en().equals(point.name().zh()) ? "" : point.name().en());
        cells.put(ImportColumn.HAZARD_SOURCE, point.hazardSource() == null ? "" : point.hazardSource());
        cells.put(ImportColumn.TEMPLATE, written(point, "template"));
        cells.put(ImportColumn.GAS, written(point, "gas"));
        cells.put(ImportColumn.UNIT, CellRules.unit(point.unit()).equals(point.unit()) ? point.unit() : "");
        if (Double.isFinite(point.rangeLow()) && Double.isFinite(point.rangeHigh())) {
            cells.put(ImportColumn.RANGE_LOW, number(point.rangeLow()));
            cells.put(ImportColumn.RANGE_HIGH, number(point.rangeHigh()));
        }
        // what a point that reports by change has instead has no column, and an empty cell changes nothing
        cells.put(ImportColumn.PERIOD, point.isByChange() ? "" : duration(point.periodMillis()));
        cells.put(ImportColumn.STALE_AFTER, point.isByChange() ? "" : duration(point.staleAfterMillis()));
        limits(point, cells);
        return example(cells);
    }

    private String written(Point point, String key) {
        String value = text.written(point.id().device(), point.id().point(), key);
        return value == null ? "" : value;
    }

    private static void limits(Point point, Map<ImportColumn, String> cells) {
        for (LimitSetting limit : point.limits()) {
            cells.put(ImportColumn.LIMITS.get(limit.level()), number(limit.at()));
            cells.put(ImportColumn.PRIORITIES.get(limit.level()), limit.priority().name());
        }
        common(point, ImportColumn.DEADBAND, limit -> number(limit.deadband()), cells);
        common(point, ImportColumn.ON_DELAY, limit -> limit.onSamples() == null ? duration(limit.onDelayMillis()) : null, cells);
        common(point, ImportColumn.OFF_DELAY, limit -> duration(limit.offDelayMillis()), cells);
    }

    /** One column is about all limits of a point, so it stays empty if they differ. */
    private static void common(Point point, ImportColumn column, Function<LimitSetting, String> value, Map<ImportColumn, String> cells) {
        List<String> values = point.limits().stream().map(value).distinct().toList();
        if (values.size() == 1 && values.getFirst() != null) {
            cells.put(column, values.getFirst());
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String duration(long millis) {
        return millis % 1_000 != 0 ? millis + "ms" : millis % 60_000 != 0 || millis == 0 ? millis / 1_000 + "s" : millis / 60_000 + "m";
    }

    private byte[] write(List<List<String>> rows, Format format) {
        List<String> headers = Arrays.stream(ImportColumn.values()).map(column -> isEnglish ? column.header().en() : column.header().zh()).toList();
        return format == Format.XLSX ? workbook(headers, rows) : csv(headers, rows);
    }

    private static byte[] csv(List<String> headers, List<List<String>> rows) {
        StringWriter written = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(written)) {
            csv.writeRecord(headers);
            rows.forEach(row -> csv.writeRecord(row.stream().map(FormulaGuard::guarded).toList()));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return (BYTE_ORDER_MARK + written).getBytes(StandardCharsets.UTF_8);
    }

    /** Every cell is a text, so that 007 stays 007 and nothing is a formula. */
    private static byte[] workbook(List<String> headers, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, APPLICATION, VERSION)) {
            Worksheet sheet = book.newWorksheet("points");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, 16);
            }
            if (rows.size() < STYLED_MAX) {
                sheet.range(1, 0, rows.size() + STYLED_MAX, headers.size() - 1).style().format("@").set();
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < headers.size(); column++) {
                    if (!rows.get(row).get(column).isEmpty()) {
                        sheet.value(row + 1, column, FormulaGuard.guarded(rows.get(row).get(column)));
                    }
                }
            }
            sheet.freezePane(2, 1);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }
}
