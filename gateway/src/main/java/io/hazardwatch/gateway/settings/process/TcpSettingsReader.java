package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.tcp.TcpSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads the settings of a port to which devices dial in. One thread. */
final class TcpSettingsReader {
    /** HJ 212: real-time data come at least once an hour. */
    static final long HJ212_IDLE_MILLIS = 65 * 60_000;
    /** GB/T 26875.3: devices say every few minutes at most that they are there. */
    static final long GB26875_IDLE_MILLIS = 10 * 60_000;

    private TcpSettingsReader() {}

    /** @param idleMillis after which a silent connection is closed, unless the settings say otherwise */
    static TcpSettings read(YamlMap fields, long idleMillis) {
        TcpSettings settings = new TcpSettings(fields.text("host", "127.0.0.1"), (int) fields.whole("port", -1, -1, 65_535),
                (int) fields.whole("connectionsMax", 1_000, 1, 100_000), fields.millis("idleTimeout", idleMillis, 10_000, 24 * 3_600_000L));
        fields.done("host", "port", "connectionsMax", "idleTimeout");
        return settings.isOn() ? settings : TcpSettings.OFF;
    }
}
