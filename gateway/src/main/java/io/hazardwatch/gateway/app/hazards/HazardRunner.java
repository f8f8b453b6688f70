package io.hazardwatch.gateway.app.hazards;

import io.hazardwatch.gateway.api.hazards.HazardRecords;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.hazards.HazardBook;
import io.hazardwatch.gateway.hazards.HazardBooks;
import io.hazardwatch.gateway.hazards.HazardJournal;
import io.hazardwatch.gateway.hazards.HazardReminders;
import io.hazardwatch.gateway.hazards.HazardStanding;
import io.hazardwatch.gateway.hazards.HazardStore;
import io.hazardwatch.gateway.hazards.StockBook;
import io.hazardwatch.gateway.hazards.StockStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.HazardSource;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.reminders.DueReminders;
import io.hazardwatch.gateway.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of hazard source files and stock books, which may wait for the relational store. */
final class HazardRunner implements HazardRecords {
    private static final Logger LOG = LoggerFactory.getLogger(HazardRunner.class);
    private static final int WAITING_MAX = 64;
    private static final long REMINDERS_MILLIS = 60_000;
    /** An older value, or one older than three periods of its point, is none of the present. */
    private static final long AGE_MILLIS_MAX = 60_000;

    /**
     * What the runner reads.
     *
     * @param last  the newest reading of a point, or null; from memory
     * @param names what to call a person
     */
    record Sources(Supplier<Registry> registry, Function<Point, Reading> last, Function<String, Text> names) {}

    private final HazardBooks books;
    private final HazardReminders reminders;
    private final Sources sources;
    private final BookThread<HazardBooks> thread;
    private long remindAt;
    private volatile String problem = "";

    HazardRunner(HazardStore files, StockStore stock, HazardJournal journal, DueReminders.Teller<HazardReminders.Reminder> teller,
                 Sources sources, Clock clock,
                 ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.books = new HazardBooks(new HazardBook(files, journal), new StockBook(stock, journal));
        this.reminders = new HazardReminders(files, books.file(), journal, teller);
        this.sources = sources;
        this.thread = new BookThread<>("hazard sources", books, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** Reminders wait until what was recorded is known, so that nobody is reminded of what has been done. */
    private void look(long nowMillis) {
        try {
            books.look();
            if (nowMillis >= remindAt || nowMillis < remindAt - REMINDERS_MILLIS) {
                reminders.look(sources.registry().get(), (site, source) -> standing(site, source, nowMillis), nowMillis);
                remindAt = nowMillis + REMINDERS_MILLIS;
            }
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException away) {
            LOG.debug("hazard sources: the store is away: {}", away.getMessage());
            problem = "the relational store is away: files and stock books of hazard sources are not known, and nobody is reminded";
        }
    }

    /** What keeps records from being known; empty if nothing does. Any thread. */
    String problem() {
        return problem;
    }

    @Override
    public <T> CompletionStage<T> submit(String session, Function<HazardBooks, T> work) {
        return thread.submit(work);
    }

    @Override
    public HazardBooks books() {
        return books;
    }

    @Override
    public HazardStanding standing(Site site, HazardSource source, long nowMillis) {
        return HazardStanding.of(site, source, books.file(), books.stock(), point -> value(point, nowMillis),
                LocalDate.ofInstant(Instant.ofEpochMilli(nowMillis), site.timezone()));
    }

    private double value(PointId id, long nowMillis) {
        Point point = sources.registry().get().point(id);
        Reading reading = point == null ? null : sources.last().apply(point);
        return reading == null || reading.quality() == Quality.BAD
                || Math.abs(nowMillis - reading.arrivalMillis()) > Math.max(AGE_MILLIS_MAX, 3 * point.periodMillis()) ? Double.NaN : reading.value();
    }

    @Override
    public Text name(String person) {
        return sources.names().apply(person);
    }
}
