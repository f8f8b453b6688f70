package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.intake.coap.CoapSettings;
import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;

/** Reads the settings of CoAP. One thread. */
final class CoapSettingsReader {
    private CoapSettingsReader() {}

    /** @param mqtt its certificate is that of the DTLS port too */
    static CoapSettings read(YamlMap fields, MqttSettings mqtt) {
        CoapSettings settings = new CoapSettings(fields.text("host", "127.0.0.1"), (int) fields.whole("port", -1, -1, 65_535),
                fields.flag("plain", false), (int) fields.whole("dtlsPort", -1, -1, 65_535), mqtt.tlsCertificate(), mqtt.tlsKey(),
                (int) fields.whole("payloadBytesMax", 16_384, 64, 256 << 10), (int) fields.whole("rememberedMax", 10_000, 100, 1_000_000),
                (int) fields.whole("waitingMax", 1_000, 1, 100_000), (int) fields.whole("blockBytesMax", 16 << 20, 1_024, 1 << 30),
                (int) fields.whole("sessionsMax", 10_000, 1, 1_000_000));
        fields.done("host", "port", "plain", "dtlsPort", "payloadBytesMax", "rememberedMax", "waitingMax", "blockBytesMax", "sessionsMax");
        if (settings.isInClear() && !settings.isPlainForOthers()) {
            fields.broken("port", "is without encryption, so it is open to other machines only with plain: true; dtlsPort is the one with");
        }
        return settings.isOn() ? settings : CoapSettings.OFF;
    }
}
