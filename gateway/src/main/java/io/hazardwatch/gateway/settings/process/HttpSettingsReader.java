package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.api.http.AccessSettings;
import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.CallLimits;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.api.http.MapSettings;
import io.hazardwatch.gateway.connections.TrustedProxies;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the settings of the HTTP port. One thread. */
final class HttpSettingsReader {
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;

    private final Path directory;
    private final Overrides overrides;

    /** A console that opens its pages one after the other stays below it. */
    private static final int CALLS_MIN = 600;
    private static final int CALLS_MAX = 1_000_000;

    HttpSettingsReader(Path directory, Overrides overrides) {
        this.directory = directory;
        this.overrides = overrides;
    }

    ApiSettings read(YamlMap http) {
        int port = (int) http.whole("port", 8080, 0, 65535);
        YamlMap tls = http.map("tls");
        Path certificate = pem(tls, "certificate");
        Path key = pem(tls, "key");
        tls.done("certificate", "key");
        if ((certificate == null) != (key == null)) {
            tls.broken(certificate == null ? "certificate" : "key", "must be given when the other is");
        }
        ApiSettings settings = new ApiSettings(http.text("host", "127.0.0.1"),
                overrides.httpPort() == null ? port : overrides.httpPort(), limits(http), certificate, key, proxies(http),
                http.texts("hosts"), AccessSettings.STANDARD, calls(http.map("callsPerMinute")), MapSettings.NONE);
        http.done("host", "port", "tls", "trustedProxies", "hosts", "connectionsMax", "connectionsPerAddressMax", "headerTimeout",
                "bodyTimeout", "idleTimeout", "stallTimeout", "callsPerMinute");
        return settings;
    }

    private static TrustedProxies proxies(YamlMap http) {
        try {
            return TrustedProxies.of(http.texts("trustedProxies"));
        } catch (IllegalArgumentException broken) {
            http.broken("trustedProxies", "must be addresses or ranges such as 10.0.0.0/8, not " + broken.getMessage());
            return TrustedProxies.NONE;
        }
    }

    private Path pem(YamlMap tls, String key) {
        String text = tls.text(key, null);
        Path file = text == null ? null : directory.resolve(text);
        if (file != null && !Files.isReadable(file)) {
            tls.broken(key, "must be a readable file, relative to the configuration's directory");
        }
        return file;
    }

    private static CallLimits calls(YamlMap calls) {
        CallLimits usual = CallLimits.STANDARD;
        CallLimits limits = new CallLimits((int) calls.whole("user", usual.perUser(), CALLS_MIN, CALLS_MAX),
                (int) calls.whole("key", usual.perKey(), CALLS_MIN, CALLS_MAX),
                (int) calls.whole("address", usual.perAddress(), CALLS_MIN, CALLS_MAX));
        calls.done("user", "key", "address");
        return limits;
    }

    private static HttpLimits limits(YamlMap http) {
        HttpLimits usual = HttpLimits.STANDARD;
        return new HttpLimits((int) http.whole("connectionsMax", usual.connectionsMax(), 10, 1_000_000),
                (int) http.whole("connectionsPerAddressMax", usual.connectionsPerAddressMax(), 5, 1_000_000),
                http.millis("headerTimeout", usual.headerMillis(), SECOND, HOUR),
                http.millis("bodyTimeout", usual.bodyMillis(), SECOND, HOUR),
                http.millis("idleTimeout", usual.idleMillis(), SECOND, HOUR),
                http.millis("stallTimeout", usual.stallMillis(), SECOND, HOUR));
    }
}
