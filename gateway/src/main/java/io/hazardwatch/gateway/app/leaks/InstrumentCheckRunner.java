package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.leaks.InstrumentChecks;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheck;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheckBook;
import io.hazardwatch.gateway.leaks.checks.InstrumentCheckStore;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.CalibrationDates;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of checks of instruments, which may wait for the relational store. Until that has answered, what the site files state counts. */
final class InstrumentCheckRunner implements InstrumentChecks {
    private static final Logger LOG = LoggerFactory.getLogger(InstrumentCheckRunner.class);
    private static final int WAITING_MAX = 64;

    private final InstrumentCheckBook book;
    private final RequestSession session = new RequestSession();
    private final BookThread<InstrumentCheckBook> thread;
    private volatile String problem = "";

    InstrumentCheckRunner(InstrumentCheckStore store, Consumer<Note> notes, Clock clock, ThreadFactory threads,
                          BiConsumer<String, Throwable> defects) {
        this.book = new InstrumentCheckBook(store, check -> notes.accept(note(check)));
        this.thread = new BookThread<>("instrument checks", book, WAITING_MAX, now -> look(), clock, threads, defects);
    }

    private Note note(InstrumentCheck check) {
        String what = check.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (check.isPassed() ? " passed" : " failed")
                + (check.gas().isEmpty() ? "" : ", gas " + check.gas()) + (Double.isNaN(check.applied()) ? "" : ", applied " + check.applied())
                + (Double.isNaN(check.asFound()) ? "" : ", as found " + check.asFound())
                + (Double.isNaN(check.asLeft()) ? "" : ", as left " + check.asLeft()) + ", done " + check.day()
                + (check.due() == null ? "" : ", due " + check.due()) + (check.words().isEmpty() ? "" : ": " + check.words());
        return new Note(TransitionType.INSTRUMENT_CHECKED, check.point().enterprise(), check.point().toString(), check.by(), what,
                check.notedMillis(), session.of(check.by()));
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    private void look() {
        try {
            book.look();
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException away) {
            LOG.debug("checks of instruments: the store is away: {}", away.getMessage());
            problem = "the relational store is away: recorded checks of instruments are not known";
        }
    }

    /** Why recorded checks are not known; empty if they are. Any thread. */
    String problem() {
        return problem;
    }

    @Override
    public CompletionStage<InstrumentCheck> record(InstrumentCheck check, String asked) {
        return thread.submit(own -> session.during(asked, () -> own.record(check)));
    }

    @Override
    public List<InstrumentCheck> of(PointId point) {
        return book.of(point);
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    @Override
    public CalibrationDates of(Point point) {
        return book.of(point);
    }

    @Override
    public long version() {
        return book.version();
    }
}
