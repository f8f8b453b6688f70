package io.hazardwatch.gateway.weather.feed;

import io.hazardwatch.gateway.time.Backoff;
import io.hazardwatch.gateway.weather.Fingerprint;
import io.hazardwatch.gateway.weather.ParseDeadline;
import io.hazardwatch.gateway.weather.WarningException;
import io.hazardwatch.gateway.weather.WarningLimits;
import io.hazardwatch.gateway.weather.cap.FeedDocument;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Polls one feed when it is due and passes on new messages. Requests are at least a minute apart, further after failures. Once
 * in a while it asks without the ETag, so that a server that says "unchanged" for ever is found out. The feeds' thread.
 */
final class FeedPoller {
    private static final long FULL_MILLIS = 30 * 60_000L;
    private static final int LINKS_MAX = 2_000;
    /** Messages fetched after one request to the feed; the rest follows with the next. */
    private static final int FETCHED_MAX = 50;
    private static final long CLOCK_MILLIS_MAX = 5 * 60_000L;
    private static final int FAILURES_MAX = 3;

    private final FeedSettings feed;
    private final FeedFetcher fetcher;
    private final FeedListener sink;
    private final WarningLimits limits;
    private final Backoff backoff;
    private final FeedInterval clock;
    private final Set<String> taken = new LinkedHashSet<>();
    private String etag = "";
    private String fingerprint = "";
    private String problem = "";
    private int failures;
    private long nextMillis;
    private long fullMillis;

    FeedPoller(FeedSettings feed, FeedFetcher fetcher, FeedListener sink, WarningLimits limits, Backoff backoff, long nowMillis) {
        this.feed = feed;
        this.fetcher = fetcher;
        this.sink = sink;
        this.limits = limits;
        this.backoff = backoff;
        this.clock = new FeedInterval(nowMillis, feed.intervalMillis());
        this.nextMillis = nowMillis;
        this.fullMillis = nowMillis;
    }

    /** Asks if it is time, and says how the feed is. */
    void step(long nowMillis) {
        if (nowMillis < nextMillis) {
            return;
        }
        boolean isFull = nowMillis >= fullMillis;
        FeedResponse answer = fetcher.fetch(feed.url(), isFull ? "" : etag, feed.url());
        if (answer.failure() != null) {
            failures++;
            problem = answer.failure() + ": " + answer.detail();
        } else {
            failures = 0;
            fullMillis = isFull ? nowMillis + FULL_MILLIS : fullMillis;
            problem = Math.abs(answer.dateMillis() - nowMillis) > CLOCK_MILLIS_MAX && answer.dateMillis() > 0
                    ? "the clock of the server is wrong by " + (answer.dateMillis() - nowMillis) / 60_000 + " min" : "";
            take(answer, nowMillis);
        }
        long wait = failures == 0 ? feed.intervalMillis() : Math.max(feed.intervalMillis(), backoff.millis(failures));
        nextMillis = nowMillis + Math.max(FeedSettings.INTERVAL_MILLIS_MIN, wait);
        sink.status(feed, clock.isSilent(nowMillis) ? "nothing new for more than three times the usual time"
                + (problem.isEmpty() ? "" : "; " + problem)
                : failures == 0 || failures >= FAILURES_MAX ? problem : "");
    }

    private void take(FeedResponse answer, long nowMillis) {
        if (answer.isUnchanged()) {
            return;
        }
        String present = Fingerprint.of(answer.body());
        if (!present.equals(fingerprint)) {
            clock.news(nowMillis);
        } else if (taken.isEmpty()) {
            return;
        }
        try {
            if (takeDocument(answer.body())) {
                fingerprint = present;
                etag = answer.etag();
            }
        } catch (WarningException unreadable) {
            problem = unreadable.reason() + ": " + unreadable.getMessage();
        }
    }

    /** Whether everything in it was taken, so that the ETag may be used. */
    private boolean takeDocument(byte[] body) {
        boolean isXml = new String(body, 0, Math.min(body.length, 64), StandardCharsets.UTF_8).contains("<");
        if (!isXml || !FeedDocument.isFeed(body, limits, ParseDeadline.UNBOUNDED)) {
            return sink.document(feed, body);
        }
        List<String> links = FeedDocument.links(body, limits, ParseDeadline.UNBOUNDED);
        int fetched = 0;
        boolean isComplete = true;
        for (String link : links) {
            if (!taken.contains(link)) {
                isComplete &= fetched++ < FETCHED_MAX && takeLink(link);
            }
        }
        return isComplete;
    }

    private boolean takeLink(String link) {
        FeedResponse answer;
        try {
            answer = fetcher.fetch(feed.url().resolve(link), "", feed.url());
        } catch (IllegalArgumentException noAddress) {
            answer = FeedResponse.failed(FeedFailure.BAD_ADDRESS, link);
        }
        if (answer.failure() != null) {
            problem = answer.failure() + ": " + answer.detail();
            return answer.failure() != FeedFailure.NO_CONNECTION && answer.failure() != FeedFailure.TIME_OUT
                    && answer.failure() != FeedFailure.BAD_STATUS;
        }
        if (answer.body() == null || !sink.document(feed, answer.body())) {
            return false;
        }
        taken.add(link);
        if (taken.size() > LINKS_MAX) {
            taken.remove(taken.iterator().next());
        }
        return true;
    }
}
