package io.hazardwatch.gateway.history.store;

import java.nio.file.Path;

/**
 * Where readings are stored.
 *
 * @param store {@code embedded} or {@code influxdb}
 * @param embeddedDirectory files of the embedded store, and the list of hours that wait for their rollup
 * @param influx null unless {@code store} is {@code influxdb}
 * @param retention how long readings and rollups are kept
 */
public record HistorySettings(SpoolSettings spool, String store, Path embeddedDirectory, Influx influx,
                              Retention retention) {
    /** Keeps everything forever. */
    public HistorySettings(SpoolSettings spool, String store, Path embeddedDirectory, Influx influx) {
        this(spool, store, embeddedDirectory, influx, Retention.FOR_EVER);
    }

    /**
     * Connection to InfluxDB; unused fields are null.
     *
     * @param bucket of readings; a database on 1.x and 3
     * @param certificate PEM file of the authority to trust instead of the machine's, or null
     * @param waitMillis time limit of one call, from connecting to the last byte of the answer
     */
    public record Influx(String url, String token, String username, String password, String org, String bucket,
                         Path certificate, long waitMillis) {
        /** Time limit of one call if none is set. */
        public static final long WAIT_MILLIS = 20_000;

        /** Trusts the machine's authorities, with the default time limit. */
        public Influx(String url, String token, String username, String password, String org, String bucket) {
            this(url, token, username, password, org, bucket, null, WAIT_MILLIS);
        }

        @Override
        public String toString() {
            return "Influx[" + url + ' ' + bucket + ']';
        }
    }
}
