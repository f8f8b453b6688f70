package io.hazardwatch.gateway.weather.feed;

/**
 * Result of a request to a feed.
 *
 * @param body       decompressed; null if there is nothing new, or on a failure
 * @param etag       of the body; empty if none
 * @param dateMillis the server's clock, ms since the epoch; 0 if not stated
 * @param failure    null if it succeeded
 * @param detail     for people
 */
public record FeedResponse(byte[] body, String etag, long dateMillis, FeedFailure failure, String detail) {
    static FeedResponse failed(FeedFailure failure, String detail) {
        return new FeedResponse(null, "", 0, failure, detail);
    }

    /** Whether the server says that nothing changed. */
    public boolean isUnchanged() {
        return failure == null && body == null;
    }
}
