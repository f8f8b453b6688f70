package io.hazardwatch.gateway.weather.feed;

import java.net.URI;

/**
 * A feed.
 *
 * @param mustSign      whether its messages must have a signature of a trusted authority
 * @param areaCode      administrative code that it is asked for; empty if its messages state areas
 * @param intervalMillis time between requests; at least a minute
 */
public record FeedSettings(String id, URI url, boolean mustSign, String areaCode, long intervalMillis) {
    /** At most one request a minute. */
    public static final long INTERVAL_MILLIS_MIN = 60_000;
}
