package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.gb26875.Gb26875Settings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads the settings of the port for GB/T 26875.3. One thread. */
final class Gb26875SettingsReader {
    /** Devices say every few minutes at most that they are there. */
    private static final long IDLE_MILLIS = 10 * 60_000;

    private Gb26875SettingsReader() {}

    static Gb26875Settings read(YamlMap fields) {
        Gb26875Settings settings = new Gb26875Settings(fields.text("host", "127.0.0.1"), (int) fields.whole("port", -1, -1, 65_535),
                (int) fields.whole("connectionsMax", 1_000, 1, 100_000), fields.millis("idleTimeout", IDLE_MILLIS, 10_000, 24 * 3_600_000L));
        fields.done("host", "port", "connectionsMax", "idleTimeout");
        return settings.isOn() ? settings : Gb26875Settings.OFF;
    }
}
