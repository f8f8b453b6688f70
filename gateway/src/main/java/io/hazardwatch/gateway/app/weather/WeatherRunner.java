package io.hazardwatch.gateway.app.weather;

import io.hazardwatch.gateway.api.weather.Weather;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.weather.book.WarningReader;
import io.hazardwatch.gateway.weather.book.WeatherBook;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.ActiveWarning;
import io.hazardwatch.gateway.weather.restrictions.LimitTable;
import io.hazardwatch.gateway.weather.restrictions.WorkRestrictions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weather thread: reads and matches messages, and checks once a second what is due. It may wait for the relational store,
 * so nothing waits for it.
 */
final class WeatherRunner implements Weather {
    private static final Logger LOG = LoggerFactory.getLogger(WeatherRunner.class);
    /** Requests and messages that may wait. */
    private static final int WAITING_MAX = 1_024;

    /** What tighter limits follow from. */
    private record LimitCause(LimitTable table, Registry configured, Map<SiteName, List<ActiveWarning>> active) {
        boolean isSameAs(LimitCause other) {
            return other != null && table == other.table && configured == other.configured && active.equals(other.active);
        }
    }

    private final WeatherBook book;
    private final RestrictionEvaluation restrictions;
    private final TableReload tables;
    private final TightenedPlant limits;
    private final RequestSession session;
    private volatile WarningReader reader;
    private volatile boolean isLoaded;
    private final int bytesMax;
    private final BookThread<WeatherBook> thread;
    // weather thread
    private LimitCause tightened;

    WeatherRunner(WeatherBook book, RestrictionEvaluation restrictions, TableReload tables, TightenedPlant limits, RequestSession session,
            int bytesMax, Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.restrictions = restrictions;
        this.tables = tables;
        this.limits = limits;
        this.session = session;
        this.reader = tables.reader();
        this.bytesMax = bytesMax;
        this.thread = new BookThread<>("weather", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    private void look(long nowMillis) {
        load(nowMillis);
        try {
            if (tables.look(nowMillis)) {
                reader = tables.reader();
            }
            book.look(nowMillis);
            tables.reportFull(book.isAlmostFull());
        } catch (IllegalStateException away) {
            LOG.debug("weather: the store is away: {}", away.getMessage());
        }
        Map<SiteName, List<ActiveWarning>> active = book.active(nowMillis);
        restrictions.look(active, nowMillis);
        if (isLoaded) {
            tighten(new LimitCause(tables.data().limits(), limits.get(), active));
        }
    }

    /** Compares every point of every site with every row, so only when anything changed. */
    private void tighten(LimitCause present) {
        if (!present.isSameAs(tightened)) {
            tightened = present;
            limits.want(TighteningCause.WEATHER, present.table().during(present.active(), present.configured()));
        }
    }

    /** Takes up what is stored as soon as the store answers; until then only what came since the start is known. */
    private void load(long nowMillis) {
        if (isLoaded) {
            return;
        }
        try {
            if (!book.isLoaded()) {
                book.load(reader::again, nowMillis).forEach(each -> LOG.warn("weather: a stored message cannot be read any more: {}", each));
            }
            isLoaded = book.isLoaded();
        } catch (DatabaseAwayException | IllegalStateException away) {
            LOG.debug("weather: the store is away: {}", away.getMessage());
        }
    }

    @Override
    public <T> CompletionStage<T> submit(String asked, Function<WeatherBook, T> work) {
        return thread.submit(own -> session.during(asked, () -> work.apply(own)));
    }

    /** Number of waiting requests. Any thread. */
    int waiting() {
        return thread.waiting();
    }

    @Override
    public WarningReader reader() {
        return reader;
    }

    @Override
    public WorkRestrictions restrictions() {
        return restrictions.found();
    }

    @Override
    public boolean isWarningsKnown() {
        return isLoaded;
    }

    @Override
    public int bytesMax() {
        return bytesMax;
    }
}
