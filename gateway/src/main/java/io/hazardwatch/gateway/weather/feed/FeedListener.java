package io.hazardwatch.gateway.weather.feed;

/** Receives new messages of feeds. Called on the feeds' thread; never blocks. */
public interface FeedListener {
    /** A document that may hold a message; false if it cannot be taken now, so that it has to be fetched again. */
    boolean document(FeedSettings feed, byte[] document);

    /** How a feed is; empty {@code problem} = well. */
    void status(FeedSettings feed, String problem);
}
