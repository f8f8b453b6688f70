package io.hazardwatch.gateway.app.response;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.response.Permits;
import io.hazardwatch.gateway.app.lanes.TightenedPlant;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.hazardwatch.gateway.response.permits.PermitBook;
import io.hazardwatch.gateway.response.permits.PermitView;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permits' thread: looks once a second and after each alarm that was raised, and runs people's requests in between. It may wait for the
 * relational store, so nothing waits for it.
 */
final class PermitRunner implements Permits, CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(PermitRunner.class);
    private static final int WAITING_MAX = 256;

    private final PermitBook book;
    private final TightenedPlant limits;
    private final Consumer<Alarm> raised;
    private final Clock clock;
    private final BookThread<PermitBook> thread;
    private final AtomicBoolean isLookAsked = new AtomicBoolean();
    // permits' thread
    private LimitOverlay wanted;

    PermitRunner(PermitBook book, TightenedPlant limits, Consumer<Alarm> raised, Clock clock, ThreadFactory threads,
                 BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.limits = limits;
        this.raised = raised;
        this.clock = clock;
        this.thread = new BookThread<>("permits", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** Until the stored permits are known, the limits that a restart began with stay in force. */
    private void look(long nowMillis) {
        if (!isReady(nowMillis)) {
            return;
        }
        book.look(nowMillis);
        LimitOverlay present = book.overlay(nowMillis);
        if (!present.equals(wanted)) {
            wanted = present;
            limits.want(TighteningCause.PERMIT, present);
        }
    }

    private boolean isReady(long nowMillis) {
        if (!book.isLoaded()) {
            try {
                book.load(nowMillis);
            } catch (DatabaseAwayException | IllegalStateException away) {
                LOG.debug("permits: the store is away: {}", away.getMessage());
            }
        }
        return book.isLoaded();
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        if (book.isLoaded() && book.open().isEmpty()) {
            return;
        }
        List<Alarm> active = entries.stream().filter(each -> each.transition() != null && isActive(each.transition().after()))
                .map(each -> each.transition().after()).toList();
        active.forEach(raised);
        if (!active.isEmpty() && isLookAsked.compareAndSet(false, true)) {
            thread.submit(asked -> {
                isLookAsked.set(false);
                look(clock.millis());
                return true;
            }).whenComplete((done, full) -> isLookAsked.set(false));
        }
    }

    private static boolean isActive(Alarm alarm) {
        return alarm != null && alarm.processActive();
    }

    /** A change counts for the limits at once. */
    @Override
    public <T> CompletionStage<T> submit(Function<PermitBook, T> work) {
        return thread.submit(own -> {
            if (!isReady(clock.millis())) {
                throw new IllegalStateException("the stored permits are not known yet; try again");
            }
            T done = work.apply(own);
            look(clock.millis());
            return done;
        });
    }

    @Override
    public List<PermitView> open() {
        return book.open();
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }
}
