package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weather's thread: reads and matches messages, and looks once a second what has become due. It may wait for the relational store, so
 * nothing waits for it.
 */
final class WeatherRunner implements Weather {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherRunner.class);
    private static final long PERIOD_MILLIS = 1_000;
    /** Requests and messages that may wait. */
    private static final int WAITING_MAX = 1_024;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final WeatherBook book;
    private final WarningReader reader;
    private final int bytesMax;
    private final Clock clock;
    private final BiConsumer<String, Throwable> bugs;
    private final BlockingQueue<Runnable> requests = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean isStopping;

    WeatherRunner(WeatherBook book, WarningReader reader, int bytesMax, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> bugs) {
        this.book = book;
        this.reader = reader;
        this.bytesMax = bytesMax;
        this.clock = clock;
        this.bugs = bugs;
        this.thread = threads.newThread(this::run);
        thread.setName("weather");
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        isStopping = true;
        requests.offer(() -> { });
        thread.join(STOP_MILLIS_MAX);
    }

    private void run() {
        long lookAt = clock.millis();
        try {
            while (!isStopping) {
                Runnable request = requests.poll(Math.clamp(lookAt - clock.millis(), 0, PERIOD_MILLIS), TimeUnit.MILLISECONDS);
                if (request != null) {
                    request.run();
                }
                long now = clock.millis();
                if (now >= lookAt || lookAt - now > PERIOD_MILLIS) {
                    lookAt = now + PERIOD_MILLIS;
                    look(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes up what is stored as soon as the store answers; reports a defect and goes on with the next second. */
    private void look(long nowMillis) {
        try {
            if (!book.isLoaded()) {
                List<String> unreadable = book.load(reader::again, nowMillis);
                unreadable.forEach(each -> LOG.warn("weather: a stored message cannot be read any more: {}", each));
            }
            book.look(nowMillis);
        } catch (IllegalStateException away) {
            LOG.debug("weather: the store is away: {}", away.getMessage());
        } catch (RuntimeException defect) {
            bugs.accept("weather", defect);
        }
    }

    @Override
    public <T> CompletionStage<T> submit(Function<WeatherBook, T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean isTaken = requests.offer(() -> {
            try {
                answer.complete(work.apply(book));
            } catch (RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        });
        if (!isTaken) {
            answer.completeExceptionally(new IllegalStateException("too many requests wait; try again"));
        }
        return answer;
    }

    /** Number of waiting requests. Any thread. */
    int waiting() {
        return requests.size();
    }

    @Override
    public WarningReader reader() {
        return reader;
    }

    @Override
    public int bytesMax() {
        return bytesMax;
    }
}
