package io.hazardwatch.gateway.history.export;

import io.hazardwatch.gateway.history.store.LineProtocol;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.model.Quality;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats of readings, one per line. No CSV library: numbers, times and quality names never need quotes. */
public enum ExportFormat {
    /** For people and spreadsheets. */
    CSV("csv", "time,ts,value,quality\n") {
        @Override
        String lines(ReadingBatch page, LineProtocol unused) {
            StringBuilder lines = new StringBuilder(page.count * LINE_CHARACTERS);
            for (int i = 0; i < page.count; i++) {
                lines.append(TIME.format(Instant.ofEpochMilli(page.eventMillis[i]))).append(',')
                        .append(page.eventMillis[i]).append(',');
                if (Double.isFinite(page.value[i])) {
                    lines.append(page.value[i]);
                }
                lines.append(',').append(Quality.of(page.quality[i]).name().toLowerCase(Locale.ROOT)).append('\n');
            }
            return lines.toString();
        }
    },
    /** For InfluxDB and compatible tools. */
    LINE_PROTOCOL("lp", "") {
        @Override
        String lines(ReadingBatch page, LineProtocol protocol) {
            return protocol.lines(page);
        }
    };

    private static final int LINE_CHARACTERS = 64;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String ending;
    private final String head;

    ExportFormat(String ending, String head) {
        this.ending = ending;
        this.head = head;
    }

    /** File extension, without the dot. */
    public String ending() {
        return ending;
    }

    String head() {
        return head;
    }

    abstract String lines(ReadingBatch page, LineProtocol protocol);
}
