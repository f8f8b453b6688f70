package io.hazardwatch.gateway.history;

import java.nio.file.Path;

/**
 * Where readings are kept.
 *
 * @param store             {@code embedded} or {@code influxdb}
 * @param embeddedDirectory files of the embedded store
 * @param influx            null unless {@code store} is {@code influxdb}
 * @param retentionDays     how long the embedded store keeps readings; 0 = for ever, else at least
 *                          {@link #RETENTION_DAYS_MIN}. InfluxDB has retention policies of its own
 */
public record HistorySettings(SpoolSettings spool, String store, Path embeddedDirectory, Influx influx,
                              int retentionDays) {
    /** Records of a major hazard source are kept at least 30 days (Order 40 of the State Administration of Work Safety, article 13). */
    public static final int RETENTION_DAYS_MIN = 30;

    public HistorySettings {
        if (retentionDays != 0 && retentionDays < RETENTION_DAYS_MIN) {
            throw new IllegalArgumentException("history.retentionDays: " + retentionDays + ": must be 0 or at least "
                    + RETENTION_DAYS_MIN);
        }
    }

    /** Keeps readings for ever. */
    public HistorySettings(SpoolSettings spool, String store, Path embeddedDirectory, Influx influx) {
        this(spool, store, embeddedDirectory, influx, 0);
    }

    /** How to reach InfluxDB; unused fields are null. */
    public record Influx(String url, String token, String username, String password, String org, String bucket) {
        @Override
        public String toString() {
            return "Influx[" + url + ' ' + bucket + ']';
        }
    }
}
