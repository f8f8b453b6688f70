package io.hazardwatch.gateway.weather.feed;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how often a feed publishes, and tells whether it has been silent for too long: three times the usual interval.
 * Pure; times in ms since the epoch.
 */
final class FeedInterval {
    private static final int REMEMBERED = 16;
    private static final int TIMES_USUAL = 3;
    /** A feed without a past is expected to answer with something at least so often. */
    private static final long UNKNOWN_MILLIS = 24 * 3_600_000L;

    private final Deque<Long> news = new ArrayDeque<>();
    private final long sinceMillis;
    private final long intervalMillis;

    FeedInterval(long nowMillis, long intervalMillis) {
        this.sinceMillis = nowMillis;
        this.intervalMillis = intervalMillis;
    }

    /** Something new came. */
    void news(long nowMillis) {
        news.addLast(nowMillis);
        if (news.size() > REMEMBERED) {
            news.removeFirst();
        }
    }

    /** Usual time between news, at least that between requests. */
    long usualMillis() {
        return news.size() < 2 ? UNKNOWN_MILLIS
                : Math.max(intervalMillis, (news.getLast() - news.getFirst()) / (news.size() - 1));
    }

    /** Whether nothing new came for three times the usual time. */
    boolean isSilent(long nowMillis) {
        long last = news.isEmpty() ? sinceMillis : news.getLast();
        return nowMillis - last > TIMES_USUAL * usualMillis();
    }
}
