package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.certificates.Certificates;
import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, List<X509Certificate>> authorities = authorities(tls);
        tls.done("port", "certificate", "key", "authorities");
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
                (int) (mqtt.millis("connectTimeout", 10_000, 1_000, 300_000) / 1_000), authorities);
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

    private Map<String, List<X509Certificate>> authorities(YamlMap tls) {
        Map<String, List<X509Certificate>> authorities = new HashMap<>();
        for (YamlMap one : tls.maps("authorities")) {
            String enterprise = one.name("enterprise");
            List<X509Certificate> certificates = certificates(one);
            one.done("enterprise", "certificates");
            if (authorities.put(enterprise, certificates) != null) {
                one.broken("enterprise", "must stand only once");
            }
        }
        return authorities;
    }

    private List<X509Certificate> certificates(YamlMap one) {
        String text = one.text("certificates", "");
        try {
            return Certificates.readAuthorities(directory.resolve(text));
        } catch (IOException unusable) {
            one.broken("certificates", "must be a readable file with certificates of authorities (CA:TRUE) in PEM, relative to the configuration's"
                    + " directory");
            return List.of();
        }
    }

    private static int eventLoopsByDefault() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 16);
    }
}
