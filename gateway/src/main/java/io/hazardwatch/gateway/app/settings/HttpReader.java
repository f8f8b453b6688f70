package io.hazardwatch.gateway.app.settings;

import io.hazardwatch.gateway.api.ApiSettings;
import io.hazardwatch.gateway.api.HttpLimits;

/** Reads the settings of the HTTP port. One thread. */
final class HttpReader {
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;

    private HttpReader() {}

    static ApiSettings read(Fields http, Overrides overrides) {
        String host = http.text("host", "127.0.0.1");
        int port = (int) http.whole("port", 8080, 0, 65535);
        HttpLimits limits = limits(http);
        http.done("host", "port", "connectionsMax", "connectionsPerAddressMax", "headerTimeout", "bodyTimeout", "idleTimeout",
                "stallTimeout");
        return new ApiSettings(host, overrides.httpPort() == null ? port : overrides.httpPort(), limits);
    }

    private static HttpLimits limits(Fields http) {
        HttpLimits usual = HttpLimits.STANDARD;
        return new HttpLimits((int) http.whole("connectionsMax", usual.connectionsMax(), 10, 1_000_000),
                (int) http.whole("connectionsPerAddressMax", usual.connectionsPerAddressMax(), 5, 1_000_000),
                http.millis("headerTimeout", usual.headerMillis(), SECOND, HOUR),
                http.millis("bodyTimeout", usual.bodyMillis(), SECOND, HOUR),
                http.millis("idleTimeout", usual.idleMillis(), SECOND, HOUR),
                http.millis("stallTimeout", usual.stallMillis(), SECOND, HOUR));
    }
}
