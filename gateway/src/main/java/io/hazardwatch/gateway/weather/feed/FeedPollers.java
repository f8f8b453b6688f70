package io.hazardwatch.gateway.weather.feed;

import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.weather.WarningLimits;
import java.util.List;
import java.util.random.RandomGenerator;

/** All feeds in turn. The feeds' thread. */
public final class FeedPollers {
    private static final long WAIT_MILLIS_MIN = 60_000;
    private static final long WAIT_MILLIS_MAX = 3_600_000;
    private static final double JITTER = 0.25;

    private final List<FeedPoller> pollers;

    public FeedPollers(List<FeedSettings> feeds, FeedFetcher fetcher, FeedListener sink, WarningLimits limits, long nowMillis) {
        Backoff backoff = new Backoff(WAIT_MILLIS_MIN, WAIT_MILLIS_MAX, JITTER, RandomGenerator.getDefault());
        this.pollers = feeds.stream().map(feed -> new FeedPoller(feed, fetcher, sink, limits, backoff, nowMillis)).toList();
    }

    /** Asks every feed that is due; blocks for as long as their answers take. */
    public void step(long nowMillis) {
        pollers.forEach(poller -> poller.step(nowMillis));
    }
}
