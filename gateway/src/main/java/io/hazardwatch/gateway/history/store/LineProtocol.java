package io.hazardwatch.gateway.history.store;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * InfluxDB's line protocol, for InfluxDB and for exports. A reading is one line of measurement {@value #READING} with the tags
 * device, enterprise, point and site. The fields are {@code value} (of a reading that is not bad), {@code bad} (of a bad
 * reading, kept apart so that it affects no average), {@code missing} (of a bad reading: whether it has no number) and
 * {@code quality} (its code, always present); times are in ms. After a correction, fields of the former reading may remain:
 * {@code quality} says which ones count. Any thread.
 */
public final class LineProtocol {
    /** Measurement of readings. */
    public static final String READING = "reading";

    private static final int LINE_CHARACTERS = 160;

    private final Map<PointId, String> tags = new ConcurrentHashMap<>();

    /** One line per reading. */
    public String lines(ReadingBatch batch) {
        StringBuilder lines = new StringBuilder(batch.count * LINE_CHARACTERS);
        for (int i = 0; i < batch.count; i++) {
            byte quality = batch.storedQuality(i);
            lines.append(READING).append(tagsOf(batch.point[i]));
            value(lines, batch.value[i], quality);
            lines.append("quality=").append(quality).append("i ").append(batch.eventMillis[i]).append('\n');
        }
        return lines.toString();
    }

    /** Always writes whether a bad reading has a number, because a store may still have the number of the former reading. */
    private static void value(StringBuilder lines, double value, byte quality) {
        boolean isNumber = Double.isFinite(value);
        if (isNumber) {
            field(lines, quality < Quality.BAD.code() ? "value" : "bad", value);
        }
        if (quality >= Quality.BAD.code()) {
            lines.append("missing=").append(!isNumber).append(',');
        }
    }

    /** One line per row, of the measurement of that name; contains {@code sum} so that means can be joined. */
    public String lines(String measurement, List<Rollup> rollups) {
        StringBuilder lines = new StringBuilder();
        for (Rollup rollup : rollups) {
            for (int i = 0; i < rollup.rows().rows(); i++) {
                lines.append(measurement).append(tagsOf(rollup.point()));
                row(lines, rollup.rows(), i);
            }
        }
        return lines.toString();
    }

    /** Escapes what separates tags: comma, equals sign, space. */
    static String tag(String text) {
        return text.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
    }

    private static void row(StringBuilder lines, Series rows, int i) {
        long usable = rows.n()[i] - rows.bad()[i];
        if (usable > 0) {
            field(lines, "min", rows.min()[i]);
            field(lines, "mean", rows.mean()[i]);
            field(lines, "max", rows.max()[i]);
            field(lines, "last", rows.last()[i]);
            field(lines, "sum", Math.clamp(rows.mean()[i] * usable, -Double.MAX_VALUE, Double.MAX_VALUE));
        }
        lines.append("n=").append(rows.n()[i]).append("i,good=").append(rows.good()[i]).append("i,bad=")
                .append(rows.bad()[i]).append("i ").append(rows.t()[i]).append('\n');
    }

    private static void field(StringBuilder lines, String name, double value) {
        lines.append(name).append('=').append(value).append(',');
    }

    private String tagsOf(PointId point) {
        return tags.computeIfAbsent(point, id -> ",device=" + tag(id.device()) + ",enterprise=" + tag(id.enterprise())
                + ",point=" + tag(id.point()) + ",site=" + tag(id.site()) + ' ');
    }
}
