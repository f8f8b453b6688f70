package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WeatherEvent;
import io.hazardwatch.gateway.weather.feed.FeedListener;
import io.hazardwatch.gateway.weather.feed.FeedPollers;
import io.hazardwatch.gateway.weather.feed.FeedSettings;
import io.hazardwatch.gateway.weather.feed.HttpFeedFetcher;
import io.hazardwatch.gateway.weather.feed.WeatherSettings;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The feeds' thread: polls feeds when they are due and passes new messages to the weather thread. A failing feed is a system
 * alarm.
 */
final class FeedRunner implements FeedListener {
    private static final String PART = "weather";
    private static final long PERIOD_MILLIS = 1_000;
    private static final long REQUEST_MILLIS_MAX = 15_000;
    private static final long STOP_MILLIS_MAX = REQUEST_MILLIS_MAX + 2_000;

    private final WeatherRunner weather;
    private final SystemAlarms alarms;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final HttpFeedFetcher fetcher;
    private final FeedPollers pollers;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);

    FeedRunner(WeatherSettings settings, WeatherRunner weather, SystemAlarms alarms, Vertx vertx, Clock clock, ThreadFactory threads,
               BiConsumer<String, Throwable> defects) {
        this.weather = weather;
        this.alarms = alarms;
        this.clock = clock;
        this.defects = defects;
        this.fetcher = new HttpFeedFetcher(vertx, settings.limits().bytesMax(), REQUEST_MILLIS_MAX);
        this.pollers = new FeedPollers(settings.feeds(), fetcher, this, settings.limits(), clock.millis());
        this.thread = threads.newThread(this::run);
        thread.setName("weather-feeds");
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        stopping.countDown();
        thread.interrupt();
        thread.join(STOP_MILLIS_MAX);
        fetcher.close();
    }

    private void run() {
        try {
            do {
                step();
            } while (!stopping.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        try {
            pollers.step(clock.millis());
        } catch (RuntimeException defect) {
            defects.accept("weather feeds", defect);
        }
    }

    @Override
    public boolean document(FeedSettings feed, byte[] document) {
        CompletableFuture<?> done = weather.submit(book -> {
            long now = clock.millis();
            WarningReader.Reading reading = weather.reader().read(document, feed.id(), feed.areaCode(), feed.mustSign(), now);
            reading.received().forEach(received -> book.receive(received, WeatherEvent.SYSTEM, now));
            reading.refused().forEach(refused -> book.refused(feed.id(), refused));
            return null;
        }).toCompletableFuture();
        done.whenComplete((nothing, defect) -> {
            if (defect != null && !(defect instanceof IllegalStateException)) {
                defects.accept("weather feed " + feed.id(), defect);
            }
        });
        return !done.isCompletedExceptionally();
    }

    @Override
    public void status(FeedSettings feed, String problem) {
        alarms.set(!problem.isEmpty(), PART, "feed-" + feed.id(), new Text("气象预警来源 " + feed.id() + "：" + problem,
                "weather feed " + feed.id() + ": " + problem), Priority.P2);
    }
}
