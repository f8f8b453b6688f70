package io.hazardwatch.gateway.app.pipelines;

import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.history.store.ReadingBatch;
import io.hazardwatch.gateway.history.store.StoreException;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.pipelines.FastPressures;
import io.hazardwatch.gateway.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fast pressures from the history, where all readings are kept anyway, so that the path of the readings knows nothing of waves. They are read by a
 * thread of their own when a leak asks for them; the number of readings and of requests is bounded.
 */
final class StoredPressures implements FastPressures {
    /** Ten minutes of a hundred a second. */
    static final int READINGS_MAX = 60_000;
    private static final Logger LOG = LoggerFactory.getLogger(StoredPressures.class);
    private static final int PAGE = 4_096;
    private static final int REQUESTS_MAX = 16;

    /** Adds readings of a point in a time to a page, oldest first, as the history does. */
    @FunctionalInterface
    interface Pages {
        void page(PointId point, long fromMillis, long toMillis, ReadingBatch page) throws StoreException;
    }

    private record Request(PointId point, long fromMillis, long toMillis) {}

    private final Pages history;
    private final BookThread<Pages> thread;
    // thread of pipelines
    private final Map<Request, CompletableFuture<Series>> asked = new LinkedHashMap<>();

    StoredPressures(Pages history, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.history = history;
        thread = new BookThread<>("pipeline waves", history, REQUESTS_MAX, now -> { }, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    @Override
    public Series between(PointId point, long fromMillis, long toMillis) {
        Request request = new Request(point, fromMillis, toMillis);
        CompletableFuture<Series> series = asked.computeIfAbsent(request, each -> thread.submit(pages -> read(each)).toCompletableFuture());
        if (!series.isDone()) {
            return null;
        }
        if (series.isCompletedExceptionally()) {
            asked.remove(request);
            return null;
        }
        forgetOthers(request);
        return series.join();
    }

    /** Only the newest few are kept; both ends of a line ask for theirs one after the other. */
    private void forgetOthers(Request request) {
        if (asked.size() > REQUESTS_MAX) {
            asked.entrySet().removeIf(each -> !each.getKey().equals(request) && each.getValue().isDone());
        }
    }

    private Series read(Request request) {
        long[] millis = new long[READINGS_MAX];
        double[] values = new double[READINGS_MAX];
        int count = 0;
        long from = request.fromMillis();
        ReadingBatch page = new ReadingBatch(PAGE);
        do {
            page.count = 0;
            fill(request, from, page);
            for (int i = 0; i < page.count && count < READINGS_MAX; i++) {
                if (page.quality[i] == Quality.GOOD.code()) {
                    millis[count] = page.eventMillis[i];
                    values[count++] = page.value[i];
                }
            }
            from = page.count == 0 ? from : page.eventMillis[page.count - 1] + 1;
        } while (page.isFull() && count < READINGS_MAX);
        return new Series(Arrays.copyOf(millis, count), Arrays.copyOf(values, count));
    }

    private void fill(Request request, long from, ReadingBatch page) {
        try {
            history.page(request.point(), from, request.toMillis(), page);
        } catch (StoreException away) {
            LOG.debug("pipelines: the history is asked again later: {}", away.getMessage());
            throw new IllegalStateException(away);
        }
    }
}
