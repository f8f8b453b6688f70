package io.hazardwatch.gateway.weather.feed;

import java.net.URI;

/** Fetches one document. Blocks for seconds at most. */
public interface FeedFetcher {
    /**
     * Fetches {@code address}.
     *
     * @param etag    of what is known; empty to ask in any case
     * @param trusted address that the settings name; only its host and port may be within the own network
     */
    FeedResponse fetch(URI address, String etag, URI trusted);
}
