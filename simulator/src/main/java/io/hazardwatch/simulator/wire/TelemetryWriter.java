package io.hazardwatch.simulator.wire;

import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.wire.Telemetry.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes telemetry as {@code {"ts":…,"values":{…}}}, or as an array of such objects. A good value is a bare number; any other value is
 * {@code {"v":…,"q":"bad"}}. Names are not escaped, because the contract allows no characters that need it.
 */
public final class TelemetryWriter {
    private static final double LARGEST_EXACT_WHOLE = 1e15;

    private TelemetryWriter() {}

    /** The payload, encoded in UTF-8. */
    public static byte[] write(Telemetry telemetry) {
        StringBuilder out = new StringBuilder(64 * telemetry.readings());
        List<Row> rows = telemetry.rows();
        if (rows.size() == 1) {
            write(out, rows.get(0));
        } else {
            writeArray(out, rows);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void writeArray(StringBuilder out, List<Row> rows) {
        char separator = '[';
        for (Row row : rows) {
            write(out.append(separator), row);
            separator = ',';
        }
        out.append(']');
    }

    private static void write(StringBuilder out, Row row) {
        out.append("{\"ts\":").append(row.stampMillis()).append(",\"values\":");
        char separator = '{';
        for (Sample sample : row.samples()) {
            out.append(separator).append('"').append(sample.point()).append("\":");
            write(out, sample);
            separator = ',';
        }
        out.append(row.samples().isEmpty() ? "{}}" : "}}");
    }

    private static void write(StringBuilder out, Sample sample) {
        if (sample.quality() == Quality.GOOD) {
            number(out, sample.value());
            return;
        }
        out.append("{\"v\":");
        number(out, sample.value());
        out.append(",\"q\":\"").append(sample.quality().wire()).append("\"}");
    }

    private static void number(StringBuilder out, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT_WHOLE) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }
}
