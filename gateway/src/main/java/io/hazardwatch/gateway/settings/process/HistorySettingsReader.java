package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.history.store.HistorySettings;
import io.hazardwatch.gateway.history.store.Retention;
import io.hazardwatch.gateway.history.store.SpoolSettings;
import io.hazardwatch.gateway.history.store.SpoolSettings.WhenFull;
import io.hazardwatch.gateway.settings.yaml.EnvironmentSecrets;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads where readings are stored. One thread. */
final class HistorySettingsReader {
    private static final List<String> STORES = List.of("embedded", "influxdb", "discard");
    private static final int RETENTION_DAYS = 365;
    private static final int MINUTE_DAYS = 3 * 365;
    private static final int HOUR_DAYS = 10 * 365;
    private static final int DAYS_MAX = 36_500;
    private static final long SECOND = 1000;
    private static final long MEGABYTE = 1 << 20;
    private static final long SYNC_MILLIS_MIN = 20;
    private static final long SYNC_MILLIS_MAX = 60_000;

    private final Path configuration;
    private final Path data;
    private final EnvironmentSecrets secrets;

    /** @param configuration the directory to which paths in the settings are relative */
    HistorySettingsReader(Path configuration, Path data, EnvironmentSecrets secrets) {
        this.configuration = configuration;
        this.data = data;
        this.secrets = secrets;
    }

    HistorySettings read(YamlMap history) {
        String store = history.text("store", "embedded");
        if (!STORES.contains(store)) {
            history.broken("store", "must be one of " + STORES);
        }
        HistorySettings.Influx influx = store.equals("influxdb") ? influx(history.map("influx")) : unused(history);
        SpoolSettings spool = spool(history.map("spool"));
        Retention retention = retention(history);
        history.done("store", "influx", "spool", "retentionDays", "rollups");
        return new HistorySettings(spool, store, data.resolve("history"), influx, retention);
    }

    private SpoolSettings spool(YamlMap spool) {
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

    private static Retention retention(YamlMap history) {
        int raw = (int) history.whole("retentionDays", RETENTION_DAYS, 0, DAYS_MAX);
        if (raw != 0 && raw < Retention.RAW_DAYS_MIN) {
            history.broken("retentionDays", "must be 0 (for ever) or at least " + Retention.RAW_DAYS_MIN);
            raw = RETENTION_DAYS;
        }
        YamlMap rollups = history.map("rollups");
        int minutes = rollupDays(rollups, "minuteDays", MINUTE_DAYS, raw);
        int hours = rollupDays(rollups, "hourDays", HOUR_DAYS, minutes);
        rollups.done("minuteDays", "hourDays");
        return new Retention(raw, minutes, hours);
    }

    /** A default is never shorter than the retention of the finer resolution. */
    private static int rollupDays(YamlMap rollups, String key, int usual, int than) {
        int fallback = Retention.isAtLeast(usual, than) ? usual : than;
        int days = (int) rollups.whole(key, fallback, 0, DAYS_MAX);
        if (!Retention.isAtLeast(days, than)) {
            rollups.broken(key, "must be 0 (for ever) or at least as long as what it is made of, " + than);
            return fallback;
        }
        return days;
    }

    private static HistorySettings.Influx unused(YamlMap history) {
        if (history.has("influx")) {
            history.map("influx");
            history.broken("influx", "must only be given when store is influxdb");
        }
        return null;
    }

    private HistorySettings.Influx influx(YamlMap fields) {
        String url = fields.requiredText("url");
        if (url != null && !url.matches("https?://[^/]+/?.*")) {
            fields.broken("url", "must be an http or https address");
        }
        String bucket = fields.requiredText("bucket");
        if (bucket != null && bucket.indexOf('/') >= 0) {
            fields.broken("bucket", "must be the name alone; the retention policy is made by the gateway");
        }
        HistorySettings.Influx influx = new HistorySettings.Influx(url, secrets.of(fields, "tokenEnv"),
                fields.text("username", null), secrets.of(fields, "passwordEnv"), fields.text("org", null), bucket,
                certificate(fields, url), fields.millis("wait", HistorySettings.Influx.WAIT_MILLIS, SECOND, 120 * SECOND));
        fields.done("url", "tokenEnv", "username", "passwordEnv", "org", "bucket", "certificate", "wait");
        return influx;
    }

    private Path certificate(YamlMap fields, String url) {
        String file = fields.text("certificate", null);
        if (file == null) {
            return null;
        }
        Path path = configuration.resolve(file);
        if (!Files.isReadable(path)) {
            fields.broken("certificate", "must be a file that can be read");
        } else if (url != null && !url.startsWith("https:")) {
            fields.broken("certificate", "must only be given with an https address");
        }
        return path;
    }
}
