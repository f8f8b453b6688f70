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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The permits' two threads. One looks once a second and after each alarm that was raised, tells people, and runs requests in between; it
 * waits for the relational store only until the stored permits are known. The other one waits for the store.
 */
final class PermitRunner implements Permits, CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(PermitRunner.class);
    private static final int WAITING_MAX = 256;
    private static final long PATIENCE_SECONDS = 4;

    private final PermitBook book;
    private final TightenedPlant limits;
    private final Consumer<Alarm> raised;
    private final Clock clock;
    private final BookThread<PermitBook> thread;
    private final BookThread<Executor> writing;
    private final AtomicBoolean isLookAsked = new AtomicBoolean();
    // permits' thread
    private LimitOverlay wanted;

    /** @param writing the thread that waits for the store; is started and stopped here */
    PermitRunner(PermitBook book, BookThread<Executor> writing, TightenedPlant limits, Consumer<Alarm> raised, Clock clock, ThreadFactory threads,
                 BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.writing = writing;
        this.limits = limits;
        this.raised = raised;
        this.clock = clock;
        this.thread = new BookThread<>("permits", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    /** The thread that waits for the store. */
    static BookThread<Executor> writing(Clock clock, ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        return new BookThread<>("permits store", Runnable::run, WAITING_MAX, now -> { }, clock, threads, defects);
    }

    /** Runs tasks on a thread; refuses them when too many wait there. */
    static Executor on(BookThread<Executor> thread) {
        return task -> {
            CompletableFuture<?> taken = thread.submit(own -> {
                own.execute(task);
                return true;
            }).toCompletableFuture();
            if (taken.isCompletedExceptionally()) {
                throw new RejectedExecutionException("too much waits to be written");
            }
        };
    }

    void start() {
        writing.start();
        thread.start();
    }

    /** What is left to be written is written here, because both threads have ended. */
    void stop() throws InterruptedException {
        writing.stop();
        thread.stop();
        if (book.isLoaded()) {
            book.flush(clock.millis());
        }
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

    @Override
    public <T> CompletionStage<T> submit(Function<PermitBook, T> work) {
        return thread.submit(own -> {
            if (!isReady(clock.millis())) {
                throw new IllegalStateException("the stored permits are not known yet; try again");
            }
            return work.apply(own);
        });
    }

    /** A change counts for the limits at once. */
    @Override
    public CompletionStage<PermitView> change(String session, Function<PermitBook, PermitBook.Outcome> wish) {
        return writing.submit(own -> {
            PermitBook.Outcome decided = await(submit(wish)).by(session);
            book.keep(decided);
            return await(submit(permits -> {
                look(clock.millis());
                return permits.view(decided.permit().id(), clock.millis());
            }));
        });
    }

    /** The permits' thread waits for nothing, so this takes a moment. */
    private static <T> T await(CompletionStage<T> asked) {
        try {
            return asked.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw refused.getCause() instanceof RuntimeException own ? own : new IllegalStateException(refused.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException("permits are busy; try again", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the gateway stops", stopped);
        }
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
