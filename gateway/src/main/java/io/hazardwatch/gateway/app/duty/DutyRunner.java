package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.api.duty.Duty;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The duty thread: advances the book once a second, runs people's requests in between, and writes what the journal committed.
 * It may wait for the relational store, so nothing waits for it.
 */
public final class DutyRunner implements Duty {
    private static final long MINUTE_MILLIS = 60_000;
    /** Requests that may wait. */
    static final int WAITING_MAX = 256;

    private final DutyBook book;
    private final DutyStore store;
    private final DutyPeople people;
    private final Supplier<List<OpenMatter.Kind>> notKept;
    private final DutyEventRelay telling;
    private final RequestSession session;
    private final DutyJournal journal;
    private final BookThread<DutyBook> thread;
    // duty thread
    private final LongConsumer reminders;
    private long remindedMinute;

    /** @param reminders is given the time once a minute */
    DutyRunner(DutyBook book, DutyStore store, DutyPeople people, Supplier<List<OpenMatter.Kind>> notKept, DutyEventRelay telling,
               RequestSession session, DutyJournal journal, LongConsumer reminders, Clock clock, ThreadFactory threads,
               BiConsumer<String, Throwable> defects) {
        this.reminders = reminders;
        this.book = book;
        this.store = store;
        this.people = people;
        this.notKept = notKept;
        this.telling = telling;
        this.session = session;
        this.journal = journal;
        this.thread = new BookThread<>("duty", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    private void look(long nowMillis) {
        book.look(nowMillis);
        journal.writeInto(book, nowMillis);
        long minute = nowMillis / MINUTE_MILLIS;
        if (minute != remindedMinute) {
            remindedMinute = minute;
            reminders.accept(nowMillis);
        }
    }

    @Override
    public Map<String, DutyNow> now() {
        return book.now();
    }

    @Override
    public <T> CompletionStage<T> submit(String asked, Function<DutyBook, T> work) {
        return thread.submit(own -> session.during(asked, () -> work.apply(own)));
    }

    /** Number of waiting requests. Any thread. */
    int waiting() {
        return thread.waiting();
    }

    @Override
    public DutyStore store() {
        return store;
    }

    @Override
    public DutyPeople people() {
        return people;
    }

    @Override
    public List<OpenMatter.Kind> notKept() {
        return notKept.get();
    }

    @Override
    public void follow(Follower follower) {
        telling.follow(follower, book::now);
    }
}
