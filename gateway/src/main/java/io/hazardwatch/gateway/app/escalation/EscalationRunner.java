package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.escalation.Escalation;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.time.ClockWatch;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The escalation thread: takes what the journal committed, what providers and people answered and what is due, stores all that
 * follows in one commit, and only then hands messages to the providers. It waits for the journal, and nothing waits for it.
 */
final class EscalationRunner {
    private static final long PERIOD_MILLIS = 1_000;
    private static final long HEARTBEAT_MILLIS = 10_000;
    private static final long CLAIM_MILLIS_MAX = 30_000;
    private static final long COMPARE_MILLIS = 60_000;
    private static final long PRUNE_MILLIS = 3_600_000;
    private static final long STOP_MILLIS_MAX = 5_000;
    /** Requests that may wait: results, receipts and people's wishes. */
    private static final int WAITING_MAX = 50_000;
    private static final int TOGETHER_MAX = 2_000;
    private static final int OUTBOX_ROWS_MAX = 500;
    private static final String NEW_ROWS = "SELECT id, alarm_id, created_at FROM outbox WHERE channel = '" + JournalChanges.CALLS
            + "' AND state = 'PLANNED' ORDER BY priority, id LIMIT " + OUTBOX_ROWS_MAX;

    /** An outbox row that asks to look at an alarm. */
    private record Changed(long row, String alarm, long committedAt) {}

    private final JournalChanges journal;
    private final EscalationBook book;
    private final MessageQueue messages;
    private final MessageResults results;
    private final MessageTexts texts;
    private final AlarmCalls alarms;
    private final BiConsumer<AlarmCalls, Long> comparison;
    private final CallConditions conditions;
    private final Sirens sirens;
    private final ProviderHandOverBudgets budgets;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    private final BlockingQueue<Runnable> requests = new LinkedBlockingQueue<>(WAITING_MAX);
    private final Context context;
    private final Thread thread;
    private final ClockWatch watch;
    private final List<Runnable> whenStored = new ArrayList<>();
    /** What to do instead when the commit fails. */
    private final List<Consumer<Throwable>> unstored = new ArrayList<>();
    private long heartbeatAt;
    private long compareAt;
    private long pruneAt;
    private volatile boolean areRowsNew = true;
    /** The request with which the next turn begins; it stays here while the journal cannot be read. */
    private Runnable first;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean isStopping;
    private volatile List<StoredEscalation> shown = List.of();
    private volatile boolean isRead;

    /** @param comparison compares all calls with all alarms */
    EscalationRunner(JournalChanges journal, EscalationBook book, MessageQueue messages, MessageResults results, MessageTexts texts,
                     AlarmCalls alarms, BiConsumer<AlarmCalls, Long> comparison, CallConditions conditions, Sirens sirens, Clock clock, Vertx vertx,
                     ThreadFactory threads, BiConsumer<String, Throwable> defects) {
        this.journal = journal;
        this.book = book;
        this.messages = messages;
        this.results = results;
        this.texts = texts;
        this.alarms = alarms;
        this.comparison = comparison;
        this.conditions = conditions;
        this.sirens = sirens;
        budgets = new ProviderHandOverBudgets(book, conditions);
        this.clock = clock;
        this.defects = defects;
        context = vertx.getOrCreateContext();
        watch = new ClockWatch(clock.millis(), clock.nanos());
        thread = threads.newThread(this::run);
        thread.setName("escalation");
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        isStopping = true;
        stopping.countDown();
        requests.offer(() -> { });
        thread.join(STOP_MILLIS_MAX);
    }

    /** Calls that run or ended not long ago, as last stored. Any thread. */
    List<StoredEscalation> shown() {
        return shown;
    }

    /** Whether {@link #shown} holds what was stored before the start. Any thread. */
    boolean isRead() {
        return isRead;
    }

    /** The journal may have new rows. Takes one place of those that wait, however often it is called before they are read. Any thread. */
    void wake() {
        if (!areRowsNew) {
            areRowsNew = true;
            requests.offer(() -> { });
        }
    }

    /**
     * Does work between two steps.
     *
     * @return completes on the escalation thread once what the work changed is stored; fails at once if too much waits
     */
    <T> CompletionStage<T> submit(Function<EscalationBook, T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean isTaken = !isStopping && requests.offer(() -> {
            unstored.add(answer::completeExceptionally);
            try {
                T result = work.apply(book);
                whenStored.add(() -> answer.complete(result));
            } catch (RuntimeException refused) {
                answer.completeExceptionally(refused);
            }
        });
        if (!isTaken) {
            answer.completeExceptionally(new IllegalStateException("too many requests wait; try again"));
        }
        return answer;
    }

    /** The time of the escalation thread. */
    long now() {
        return clock.millis();
    }

    MessageResults results() {
        return results;
    }

    private void run() {
        boolean isLoaded = false;
        try {
            while (!isStopping) {
                try {
                    if (!isLoaded) {
                        book.load(journal, clock.millis());
                        shown = List.copyOf(book.all());
                        isRead = true;
                        isLoaded = true;
                    }
                    turn();
                } catch (SQLException | RuntimeException | ExecutionException | Error failure) {
                    isLoaded = false;
                    areRowsNew = true;
                    unstored.forEach(each -> each.accept(failure));
                    unstored.clear();
                    whenStored.clear();
                    defects.accept("escalation", failure);
                    stopping.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS); // what was asked meanwhile waits for the journal
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws SQLException, InterruptedException, ExecutionException {
        long now = clock.millis();
        long dueAt = Math.min(book.nextAt(now), messages.nextAt());
        long wait = areRowsNew ? 0 : Math.clamp(dueAt - now, 0, PERIOD_MILLIS);
        first = first == null ? requests.poll(wait, TimeUnit.MILLISECONDS) : first;
        List<Changed> rows = newRows(); // before any request is done: what requests did is forgotten when a read fails
        Runnable request = first;
        first = null;
        long watchedAt = clock.millis();
        long stepped = watch.stepMillis(watchedAt, clock.nanos());
        if (stepped != 0) {
            book.clockStepped(stepped);
            budgets.clockStepped(stepped);
        }
        for (int i = 0; request != null && i < TOGETHER_MAX; i++) {
            request.run();
            request = requests.poll();
        }
        if (request != null) {
            request.run();
        }
        look(watchedAt, rows);
        List<MessageDelivery> claimed = messages.claim(clock.millis());
        try {
            store();
        } catch (ExecutionException | RuntimeException | Error lost) {
            claimed.forEach(messages::done);
            throw lost;
        }
        claimed.forEach(this::hand);
    }

    /** @param watchedAt until when steps of the clock are known */
    private void look(long watchedAt, List<Changed> rows) {
        long now = clock.millis();
        for (Changed row : rows) {
            budgets.committed(SubjectKind.ALARM + ":" + row.alarm(), row.committedAt());
            alarms.changed(row.alarm(), now);
            book.settle(row.row());
        }
        if (now >= compareAt || compareAt - now > COMPARE_MILLIS) {
            compareAt = now + COMPARE_MILLIS;
            comparison.accept(alarms, now);
            book.takeBackClaims(now - CLAIM_MILLIS_MAX, now);
            Exercises.endOverdue(book, now);
            book.prune(now);
            conditions.look(now);
            prune(now);
        }
        book.tick(now);
        StaleNews.drop(book, conditions, watchedAt);
        sirens.look(now);
        budgets.look(now);
        boolean isCalling = book.nextAt(clock.millis()) != Escalation.NEVER;
        if (isCalling && (now >= heartbeatAt || heartbeatAt - now > HEARTBEAT_MILLIS)) {
            heartbeatAt = now + HEARTBEAT_MILLIS;
            book.seen();
        }
    }

    /** Not waited for: what is not pruned now is pruned with the next one. */
    private void prune(long now) {
        if (now >= pruneAt || pruneAt - now > PRUNE_MILLIS) {
            pruneAt = now + PRUNE_MILLIS;
            List<Long> old = MessagePruning.old(book.all(), now);
            journal.submit(connection -> MessagePruning.prune(connection, old, now)).whenComplete((done, failure) -> {
                if (failure != null) {
                    defects.accept("pruning of messages", failure);
                }
            });
        }
    }

    private List<Changed> newRows() throws SQLException {
        if (!areRowsNew) {
            return List.of();
        }
        areRowsNew = false;
        List<Changed> rows = journal.read(connection -> EscalationTables.list(connection, NEW_ROWS,
                line -> new Changed(line.getLong(1), line.getString(2), line.getLong(3))));
        if (rows.size() == OUTBOX_ROWS_MAX) {
            areRowsNew = true;
        }
        return rows;
    }

    /** Waits for the commit however long the disk refuses; only a stop ends that, and the next start finds what was stored. */
    private void store() throws InterruptedException, ExecutionException {
        if (book.isChanged()) {
            CompletableFuture<Boolean> stored = journal.submit(book.batch(clock.millis()));
            while (!isStopping) {
                try {
                    stored.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                    break;
                } catch (TimeoutException slow) {
                    continue;
                }
            }
            shown = List.copyOf(book.all());
        }
        List<Runnable> done = List.copyOf(whenStored);
        whenStored.clear();
        unstored.clear();
        done.forEach(Runnable::run);
    }

    private void hand(MessageDelivery delivery) {
        if (isStopping) {
            return;
        }
        MessageTexts.Made made;
        try {
            made = texts.of(delivery, clock.millis());
        } catch (RuntimeException defect) {
            defects.accept("message text", defect);
            settled(delivery, new SendResult.Retry("the text could not be made: " + defect, 0), null);
            return;
        }
        context.runOnContext(unused -> delivery.channel().send(made.message()).onComplete(sent -> offer(() -> settled(delivery,
                sent.succeeded() ? sent.result() : new SendResult.Retry(String.valueOf(sent.cause()), 0), made.proof()))));
    }

    private void settled(MessageDelivery delivery, SendResult result, String proof) {
        messages.done(delivery);
        delivery.rows().forEach(row -> results.sent(row, result, proof, clock.millis()));
    }

    /** A result that finds no room is found again as a stale claim. */
    private void offer(Runnable request) {
        if (!requests.offer(request)) {
            defects.accept("escalation", new IllegalStateException("too many results wait"));
        }
    }
}
