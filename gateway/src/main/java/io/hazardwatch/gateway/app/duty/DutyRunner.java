package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.api.duty.Duty;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.DutyNow;
import io.hazardwatch.gateway.duty.book.DutyPeople;
import io.hazardwatch.gateway.duty.book.DutyStore;
import io.hazardwatch.gateway.time.Clock;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The duty thread: advances the book once a second, runs people's requests in between, and writes what the journal committed.
 * It may wait for the relational store, so nothing waits for it.
 */
public final class DutyRunner implements Duty {
    static final long PERIOD_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;
    /** Requests that may wait. */
    static final int WAITING_MAX = 256;
    private static final long STOP_MILLIS_MAX = 5_000;

    private final DutyBook book;
    private final DutyStore store;
    private final DutyPeople people;
    private final DutyTelling telling;
    private final DutyJournal journal;
    private final Clock clock;
    private final BiConsumer<String, Throwable> bugs;
    private final BlockingQueue<Runnable> requests = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    // duty thread
    private final LongConsumer reminders;
    private long remindedMinute;
    private volatile boolean isStopping;

    /** @param reminders is given the time once a minute */
    DutyRunner(DutyBook book, DutyStore store, DutyPeople people, DutyTelling telling, DutyJournal journal, LongConsumer reminders, Clock clock,
               ThreadFactory threads, BiConsumer<String, Throwable> bugs) {
        this.reminders = reminders;
        this.book = book;
        this.store = store;
        this.people = people;
        this.telling = telling;
        this.journal = journal;
        this.clock = clock;
        this.bugs = bugs;
        this.thread = threads.newThread(this::run);
        thread.setName("duty");
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
                    attempt(() -> look(now));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        attempt(() -> look(clock.millis()));
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

    /** Reports a defect and goes on with the next second. */
    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException defect) {
            bugs.accept("duty", defect);
        }
    }

    @Override
    public Map<String, DutyNow> now() {
        return book.now();
    }

    @Override
    public <T> CompletionStage<T> submit(Function<DutyBook, T> work) {
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
    public DutyStore store() {
        return store;
    }

    @Override
    public DutyPeople people() {
        return people;
    }

    @Override
    public void follow(Follower follower) {
        telling.follow(follower, book::now);
    }
}
