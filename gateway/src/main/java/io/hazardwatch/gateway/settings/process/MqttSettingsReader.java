package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the settings of the MQTT listener. One thread. */
final class MqttSettingsReader {
    private final Path directory;
    private final Path data;
    private final Overrides overrides;

    MqttSettingsReader(Path directory, Path data, Overrides overrides) {
        this.directory = directory;
        this.data = data;
        this.overrides = overrides;
    }

    MqttSettings read(YamlMap mqtt) {
        YamlMap tls = mqtt.map("tls");
        int tlsPort = port(tls, 8883, overrides.mqttsPort());
        Path certificate = pem(tls, "certificate");
        Path key = pem(tls, "key");
        tls.done("port", "certificate", "key");
        if ((certificate == null) != (key == null)) {
            tls.broken(certificate == null ? "certificate" : "key", "must be given when the other is");
        }
        boolean own = certificate != null && key != null;
        MqttSettings settings = new MqttSettings(mqtt.text("host", "127.0.0.1"), port(mqtt, 1883, overrides.mqttPort()),
                tlsPort, own ? certificate : SelfSigned.certificate(data), own ? key : SelfSigned.key(data),
                (int) mqtt.whole("eventLoops", eventLoopsByDefault(), 1, 256),
                (int) mqtt.whole("payloadBytesMax", 65_536, 64, 16 << 20),
                (int) mqtt.whole("messagesPerSecondMax", 20_000, 1, 10_000_000),
                (int) mqtt.whole("connectionsMax", 20_000, 1, 1_000_000),
                (int) (mqtt.millis("connectTimeout", 10_000, 1_000, 300_000) / 1_000));
        mqtt.done("host", "port", "tls", "eventLoops", "payloadBytesMax", "messagesPerSecondMax", "connectionsMax",
                "connectTimeout");
        return settings;
    }

    private static int port(YamlMap fields, int fallback, Integer override) {
        int port = (int) fields.whole("port", fallback, -1, 65535);
        return override == null ? port : override;
    }

    private Path pem(YamlMap tls, String key) {
        String text = tls.text(key, null);
        Path file = text == null ? null : directory.resolve(text);
        if (file != null && !Files.isReadable(file)) {
            tls.broken(key, "must be a readable file, relative to the configuration's directory");
        }
        return file;
    }

    private static int eventLoopsByDefault() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 16);
    }
}
