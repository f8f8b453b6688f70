package io.hazardwatch.gateway.app.settings;

import io.hazardwatch.gateway.history.HistorySettings;
import io.hazardwatch.gateway.history.SpoolSettings;
import io.hazardwatch.gateway.history.SpoolSettings.WhenFull;
import java.nio.file.Path;
import java.util.List;

/** Reads where readings are kept. One thread. */
final class HistoryReader {
    private static final List<String> STORES = List.of("embedded", "influxdb", "discard");
    private static final int RETENTION_DAYS = 365;
    private static final long MEGABYTE = 1 << 20;
    private static final long SYNC_MILLIS_MIN = 20;
    private static final long SYNC_MILLIS_MAX = 60_000;

    private final Path data;
    private final Secrets secrets;

    HistoryReader(Path data, Secrets secrets) {
        this.data = data;
        this.secrets = secrets;
    }

    HistorySettings read(Fields history) {
        String store = history.text("store", "embedded");
        if (!STORES.contains(store)) {
            history.broken("store", "must be one of " + STORES);
        }
        HistorySettings.Influx influx = store.equals("influxdb") ? influx(history.map("influx")) : unused(history);
        SpoolSettings spool = spool(history.map("spool"));
        int retentionDays = retentionDays(history);
        history.done("store", "influx", "spool", "retentionDays");
        return new HistorySettings(spool, store, data.resolve("history"), influx, retentionDays);
    }

    private SpoolSettings spool(Fields spool) {
        long segmentBytes = spool.whole("segmentBytes", 64 * MEGABYTE, MEGABYTE, 1024 * MEGABYTE);
        long bytesMax = spool.whole("bytesMax", 8192 * MEGABYTE, 2 * MEGABYTE, 1L << 42);
        long syncMillis = spool.millis("sync", SpoolSettings.SYNC_MILLIS, SYNC_MILLIS_MIN, SYNC_MILLIS_MAX);
        long diskFreeBytesMin = spool.whole("diskFreeBytesMin", SpoolSettings.DISK_FREE_BYTES_MIN, 0, 1L << 42);
        WhenFull whenFull = spool.choice("whenFull", WhenFull.SHED, WhenFull.values());
        spool.done("segmentBytes", "bytesMax", "sync", "diskFreeBytesMin", "whenFull");
        if (bytesMax < 2 * segmentBytes) {
            spool.broken("bytesMax", "must be at least twice segmentBytes, " + segmentBytes);
        }
        return new SpoolSettings(data.resolve("spool"), segmentBytes, bytesMax, syncMillis, diskFreeBytesMin, whenFull);
    }

    private static int retentionDays(Fields history) {
        int days = (int) history.whole("retentionDays", RETENTION_DAYS, 0, 36_500);
        if (days != 0 && days < HistorySettings.RETENTION_DAYS_MIN) {
            history.broken("retentionDays", "must be 0 (for ever) or at least " + HistorySettings.RETENTION_DAYS_MIN);
            return RETENTION_DAYS;
        }
        return days;
    }

    private static HistorySettings.Influx unused(Fields history) {
        if (history.has("influx")) {
            history.map("influx");
            history.broken("influx", "must only be given when store is influxdb");
        }
        return null;
    }

    private HistorySettings.Influx influx(Fields fields) {
        String url = fields.requiredText("url");
        if (url != null && !url.matches("https?://[^/]+/?.*")) {
            fields.broken("url", "must be an http or https address");
        }
        HistorySettings.Influx influx = new HistorySettings.Influx(url, secrets.of(fields, "tokenEnv"),
                fields.text("username", null), secrets.of(fields, "passwordEnv"), fields.text("org", null),
                fields.requiredText("bucket"));
        fields.done("url", "tokenEnv", "username", "passwordEnv", "org", "bucket");
        return influx;
    }
}
