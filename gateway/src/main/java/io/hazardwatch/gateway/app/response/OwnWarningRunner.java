package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.response.OwnWarnings;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.response.warnings.CapDocument;
import io.hazardwatch.gateway.response.warnings.OwnWarning;
import io.hazardwatch.gateway.response.warnings.OwnWarningBook;
import io.hazardwatch.gateway.response.warnings.OwnWarningSubjects;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of our warnings: prepares and sends them, and follows leaks once a second. It may wait for the relational store. */
final class OwnWarningRunner implements OwnWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(OwnWarningRunner.class);
    private static final int WAITING_MAX = 256;

    private final OwnWarningBook book;
    private final CapDocument.Origin origin;
    private final OwnWarningSubjects subjects;
    private final RequestSession session;
    private final LongConsumer also;
    private final BookThread<OwnWarningBook> thread;
    private volatile String problem = "";

    /**
     * @param subjects what people with an account are told of by the gateway itself
     * @param also     is given the time once a second
     */
    OwnWarningRunner(OwnWarningBook book, CapDocument.Origin origin, OwnWarningSubjects subjects, RequestSession session, LongConsumer also,
                     Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.origin = origin;
        this.subjects = subjects;
        this.session = session;
        this.also = also;
        this.thread = new BookThread<>("warnings-out", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    private void look(long nowMillis) {
        also.accept(nowMillis);
        try {
            if (!book.isLoaded()) {
                book.load(nowMillis);
            }
            book.follow(subjects, nowMillis);
            problem = book.problem();
        } catch (DatabaseAwayException | IllegalStateException away) {
            LOG.debug("warnings out: the store is away: {}", away.getMessage());
            problem = String.valueOf(away.getMessage());
        }
    }

    @Override
    public <T> CompletionStage<T> submit(String asked, Function<OwnWarningBook, T> work) {
        return thread.submit(own -> {
            if (!own.isLoaded()) {
                throw new IllegalStateException("the stored warnings are not known yet; try again");
            }
            return session.during(asked, () -> work.apply(own));
        });
    }

    @Override
    public List<OwnWarning> all() {
        return book.all();
    }

    @Override
    public OwnWarning sent(String identifier) {
        return book.sent(identifier);
    }

    @Override
    public Set<String> altered() {
        return book.altered();
    }

    @Override
    public CapDocument.Origin origin() {
        return origin;
    }

    /** What keeps warnings from being sent; empty if nothing does. Any thread. */
    String problem() {
        return problem;
    }
}
