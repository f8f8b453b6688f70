package io.hazardwatch.gateway.weather.feed;

import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.book.WeatherData;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Settings of weather warnings.
 *
 * @param authorities certificates of the authorities whose signatures are trusted
 */
public record WeatherSettings(WarningLimits limits, List<X509Certificate> authorities, List<FeedSettings> feeds, WeatherData data) {
    public WeatherSettings {
        authorities = List.copyOf(authorities);
        feeds = List.copyOf(feeds);
    }
}
