package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.api.response.NeighbourCalls;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.response.cards.NeighbourCall;
import io.hazardwatch.gateway.response.cards.NeighbourCallBook;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of calls to neighbours, which may wait for the relational store. */
final class NeighbourCallRunner implements NeighbourCalls {
    private static final Logger LOG = LoggerFactory.getLogger(NeighbourCallRunner.class);
    private static final int WAITING_MAX = 64;

    private final NeighbourCallBook book;
    private final RequestSession session;
    private final LongConsumer also;
    private final BookThread<NeighbourCallBook> thread;
    private volatile String problem = "";

    /** @param also is given the time once a second */
    NeighbourCallRunner(NeighbourCallBook book, RequestSession session, LongConsumer also, Clock clock, ThreadFactory threads,
                        BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.session = session;
        this.also = also;
        this.thread = new BookThread<>("neighbour calls", book, WAITING_MAX, this::look, clock, threads, defects);
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
            book.look(nowMillis);
            problem = "";
        } catch (DatabaseAwayException | IllegalStateException away) {
            LOG.debug("calls to neighbours: the store is away: {}", away.getMessage());
            problem = "calls to neighbours: " + away.getMessage();
        }
    }

    @Override
    public CompletionStage<NeighbourCall> note(NeighbourCall call, String asked) {
        return thread.submit(own -> session.during(asked, () -> own.note(call)));
    }

    @Override
    public List<NeighbourCall> all() {
        return book.all();
    }

    @Override
    public List<NeighbourCall> of(String enterprise, String site, long sinceMillis) {
        return book.of(enterprise, site, sinceMillis);
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    /** What keeps calls from being noted; empty if nothing does. Any thread. */
    String problem() {
        return problem;
    }
}
