package io.hazardwatch.gateway.history.influx;

import io.hazardwatch.gateway.history.Readings;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Turns readings into InfluxDB's line protocol. Any thread. */
final class LineProtocol {
    private static final int LINE_CHARACTERS = 160;

    private final Map<PointId, String> heads = new ConcurrentHashMap<>();

    /** One line per reading, in milliseconds. */
    String lines(Readings batch) {
        StringBuilder lines = new StringBuilder(batch.count * LINE_CHARACTERS);
        for (int i = 0; i < batch.count; i++) {
            lines.append(heads.computeIfAbsent(batch.point[i], LineProtocol::head));
            appendValue(lines, batch.value[i], batch.quality[i]);
            lines.append("q=").append(batch.quality[i]).append("i ").append(batch.eventMillis[i]).append('\n');
        }
        return lines.toString();
    }

    /** Escapes what separates tags: comma, equals sign, space. */
    static String tag(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
    }

    private static String head(PointId id) {
        return "reading,device=" + tag(id.device()) + ",enterprise=" + tag(id.enterprise()) + ",point="
                + tag(id.point()) + ",site=" + tag(id.site()) + ' ';
    }

    /** InfluxDB knows neither NaN nor infinity: such a reading has a quality only. */
    private static void appendValue(StringBuilder lines, double value, byte quality) {
        if (Double.isFinite(value)) {
            lines.append(quality < Quality.BAD.code() ? "v=" : "bad=").append(value).append(',');
        }
    }
}
