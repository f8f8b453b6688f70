package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.modbus.ModbusSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads the settings of Modbus. One thread. */
final class ModbusSettingsReader {
    private static final long IDLE_MILLIS = 10 * 60_000;

    private ModbusSettingsReader() {}

    static ModbusSettings read(YamlMap fields) {
        ModbusSettings settings = new ModbusSettings(fields.flag("poll", false), fields.text("host", "127.0.0.1"),
                (int) fields.whole("port", -1, -1, 65_535), (int) fields.whole("connectionsMax", 1_000, 1, 100_000),
                fields.millis("idleTimeout", IDLE_MILLIS, 10_000, 24 * 3_600_000L));
        fields.done("poll", "host", "port", "connectionsMax", "idleTimeout");
        return settings.isOn() ? settings : ModbusSettings.OFF;
    }
}
