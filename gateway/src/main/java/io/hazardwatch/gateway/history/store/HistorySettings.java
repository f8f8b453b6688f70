package io.hazardwatch.gateway.history.store;

import java.nio.file.Path;

/**
 * Where readings are kept.
 *
 * @param store             {@code embedded} or {@code influxdb}
 * @param embeddedDirectory files of the embedded store, and of which hours the rollups are still to be made
 * @param influx            null unless {@code store} is {@code influxdb}
 * @param retention         how long readings and rollups are kept
 */
public record HistorySettings(SpoolSettings spool, String store, Path embeddedDirectory, Influx influx,
                              Retention retention) {
    /** Keeps everything for ever. */
    public HistorySettings(SpoolSettings spool, String store, Path embeddedDirectory, Influx influx) {
        this(spool, store, embeddedDirectory, influx, Retention.FOR_EVER);
    }

    /**
     * How to reach InfluxDB; unused fields are null.
     *
     * @param bucket      of readings; a database on 1.x and 3
     * @param certificate PEM file of the authority to trust instead of the machine's, or null
     * @param waitMillis  longest time of one call, from connecting to the answer's last byte
     */
    public record Influx(String url, String token, String username, String password, String org, String bucket,
                         Path certificate, long waitMillis) {
        /** Longest time of one call, when none is set. */
        public static final long WAIT_MILLIS = 20_000;

        /** Trusts whom the machine trusts, and waits the usual time. */
        public Influx(String url, String token, String username, String password, String org, String bucket) {
            this(url, token, username, password, org, bucket, null, WAIT_MILLIS);
        }

        @Override
        public String toString() {
            return "Influx[" + url + ' ' + bucket + ']';
        }
    }
}
