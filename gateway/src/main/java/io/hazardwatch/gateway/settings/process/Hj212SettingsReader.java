package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.hj212.Hj212Settings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads the settings of the port for HJ 212. One thread. */
final class Hj212SettingsReader {
    /** Real-time data come at least once an hour. */
    private static final long IDLE_MILLIS = 65 * 60_000;

    private Hj212SettingsReader() {}

    static Hj212Settings read(YamlMap fields) {
        Hj212Settings settings = new Hj212Settings(fields.text("host", "127.0.0.1"), (int) fields.whole("port", -1, -1, 65_535),
                (int) fields.whole("connectionsMax", 1_000, 1, 100_000), fields.millis("idleTimeout", IDLE_MILLIS, 10_000, 24 * 3_600_000L));
        fields.done("host", "port", "connectionsMax", "idleTimeout");
        return settings.isOn() ? settings : Hj212Settings.OFF;
    }
}
