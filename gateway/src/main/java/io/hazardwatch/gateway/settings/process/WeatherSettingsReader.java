package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.settings.yaml.YamlMap;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.exposure.AdminCodes;
import io.hazardwatch.gateway.weather.feed.FeedSettings;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code weather} of gateway.yaml, and the tables below {@code weather/}. One thread. */
final class WeatherSettingsReader {
    private static final long DAY = 86_400_000L;
    private static final long USUAL_INTERVAL = 5 * 60_000L;
    private static final int FEEDS_MAX = 32;

    private final Path directory;

    WeatherSettingsReader(Path directory) {
        this.directory = directory;
    }

    WeatherSettings read(YamlMap weather) {
        int bytes = (int) weather.whole("messageBytesMax", WarningLimits.STANDARD.bytesMax(), 1_024, WarningLimits.BYTES_MAX);
        List<X509Certificate> authorities = authorities(weather);
        List<FeedSettings> feeds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap fields : weather.maps("feeds")) {
            FeedSettings feed = feed(fields, !authorities.isEmpty());
            if (feed != null && !seen.add(feed.id())) {
                fields.broken("id", "must stand only once");
            } else if (feed != null) {
                feeds.add(feed);
            }
        }
        if (feeds.size() > FEEDS_MAX) {
            weather.broken("feeds", "must be at most " + FEEDS_MAX);
        }
        weather.done("messageBytesMax", "authorities", "feeds");
        return new WeatherSettings(WarningLimits.STANDARD.withBytes(bytes), authorities, feeds,
                new WeatherTableFiles(directory, weather.problems()).read());
    }

    private List<X509Certificate> authorities(YamlMap weather) {
        String file = weather.text("authorities", null);
        if (file == null) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream().map(X509Certificate.class::cast).toList();
        } catch (IOException | CertificateException unreadable) {
            weather.broken("authorities", "must be a readable file of certificates (PEM)");
            return List.of();
        }
    }

    private static FeedSettings feed(YamlMap fields, boolean hasAuthorities) {
        String id = fields.ownName("id");
        String text = fields.requiredText("url");
        URI url = null;
        try {
            url = text == null ? null : new URI(text);
        } catch (URISyntaxException noAddress) {
            fields.broken("url", "must be an http or https address");
        }
        if (url != null && (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme())))) {
            fields.broken("url", "must be an http or https address");
        }
        boolean mustSign = fields.flag("mustSign", false);
        if (mustSign && !hasAuthorities) {
            fields.broken("mustSign", "needs weather.authorities");
        }
        String area = fields.text("areaCode", "");
        if (!area.isEmpty() && !AdminCodes.isCode(area)) {
            fields.broken("areaCode", "must be an administrative code of 6 or 12 digits");
        }
        long interval = fields.millis("interval", USUAL_INTERVAL, FeedSettings.INTERVAL_MILLIS_MIN, DAY);
        fields.done("id", "url", "mustSign", "areaCode", "interval");
        return id == null || url == null ? null : new FeedSettings(id, url, mustSign, area, interval);
    }
}
