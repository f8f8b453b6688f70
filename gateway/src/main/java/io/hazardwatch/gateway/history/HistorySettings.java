package io.hazardwatch.gateway.history;

import java.nio.file.Path;

/**
 * Where readings are kept.
 *
 * @param spoolDirectory    the durable log between lanes and store
 * @param spoolSegmentBytes size of one segment file
 * @param spoolBytesMax     when the spool is this large, doors slow their senders down
 * @param store             {@code embedded} or {@code influxdb}
 * @param embeddedDirectory files of the embedded store
 * @param influx            null unless {@code store} is {@code influxdb}
 */
public record HistorySettings(Path spoolDirectory, long spoolSegmentBytes, long spoolBytesMax, String store,
                              Path embeddedDirectory, Influx influx) {
    /** How to reach InfluxDB; unused fields are null. */
    public record Influx(String url, String token, String username, String password, String org, String bucket) {
        @Override
        public String toString() {
            return "Influx[" + url + ' ' + bucket + ']';
        }
    }
}
