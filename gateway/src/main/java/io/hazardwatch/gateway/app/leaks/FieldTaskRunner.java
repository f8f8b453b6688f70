package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.api.leaks.FieldTasks;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.StoreLook;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskBook;
import io.hazardwatch.gateway.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The thread of field tasks, which may wait for the relational store. What is needed while that is away waits for it. */
final class FieldTaskRunner implements FieldTasks {
    private static final int WAITING_MAX = 64;
    private static final int NEEDS_MAX = 10_000;
    /** What cannot be done is tried again after as long. */
    private static final long AGAIN_MILLIS = 60_000;

    /** Calls people of the gas company about an overdue task. */
    interface Caller {
        /** Completes once that is stored, with false if nobody can be called; the same task once. */
        CompletionStage<Boolean> overdue(FieldTask task);

        /** Ids of the tasks about which people are being called, as far as is stored. */
        List<String> running();

        /** Ends the calls about it. */
        void over(String id);
    }

    /** That people be called about a task. */
    private record Asked(CompletableFuture<Boolean> answer, long atMillis) {}

    private final FieldTaskBook book;
    private final RequestSession session;
    private final Caller caller;
    private final Clock clock;
    private final BookThread<FieldTaskBook> thread;
    private final Map<String, FieldNeed> needs = new ConcurrentHashMap<>();
    private final BiConsumer<String, Throwable> defects;
    private final Map<String, Asked> telling = new HashMap<>();
    /** What the store refused, and when. */
    private final Map<String, Long> refused = new HashMap<>();
    private boolean isFull;
    private volatile String problem = "";

    FieldTaskRunner(FieldTaskBook book, RequestSession session, Caller caller, Clock clock, ThreadFactory threads,
                    BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.session = session;
        this.caller = caller;
        this.clock = clock;
        this.defects = defects;
        this.thread = new BookThread<>("field tasks", book, WAITING_MAX, this::look, clock, threads, defects);
    }

    void start() {
        thread.start();
    }

    void stop() throws InterruptedException {
        thread.stop();
    }

    /** Takes what is needed at present; what was needed before and is not stored yet stays needed. Any thread. */
    void need(List<FieldNeed> all) {
        all.stream().filter(each -> needs.size() < NEEDS_MAX || needs.containsKey(each.id())).forEach(each -> needs.put(each.id(), each));
    }

    void look(long nowMillis) {
        isFull = false;
        boolean isThere = StoreLook.isDone("field tasks", () -> {
            book.look(nowMillis);
            book.lookAtClock(nowMillis);
            needs.values().stream().sorted(Comparator.comparing(each -> !each.partOf().isEmpty())).forEach(each -> each(each.id(), nowMillis, () -> {
                if (book.need(each, nowMillis)) {
                    needs.remove(each.id(), each);
                } else {
                    isFull = true;
                }
            }));
            tell(nowMillis);
        });
        refused.values().removeIf(at -> Math.abs(nowMillis - at) >= AGAIN_MILLIS);
        problem = !isThere ? "the relational store is away: field tasks are neither opened nor taken"
                : !refused.isEmpty() ? refused.size() + " field tasks cannot be stored; they are tried again"
                : !isFull ? "" : book.open() + " field tasks are open; further ones wait until some are done";
    }

    /** Does it unless it failed a short while ago, so that one task that cannot be stored stops no other. */
    private void each(String id, long nowMillis, Runnable act) {
        if (refused.containsKey(id)) {
            return;
        }
        book.look(nowMillis);
        try {
            act.run();
        } catch (DatabaseAwayException | IllegalStateException away) {
            throw away;
        } catch (RuntimeException defect) {
            refused.put(id, nowMillis);
            defects.accept("field tasks", defect);
        }
    }

    private void tell(long nowMillis) {
        List<FieldTask> untold = book.untold(nowMillis, telling.keySet());
        telling.keySet().retainAll(untold.stream().map(FieldTask::id).toList());
        untold.forEach(task -> each(task.id(), nowMillis, () -> tell(task, nowMillis)));
        // By a clock that was set back, a task about which people are called is not overdue yet; and calls that end do not begin again.
        Set<String> called = book.all().stream().filter(FieldTask::isOpen).map(FieldTask::id).collect(Collectors.toSet());
        caller.running().stream().filter(each -> !called.contains(each)).forEach(caller::over);
    }

    private void tell(FieldTask task, long nowMillis) {
        Asked asked = telling.get(task.id());
        boolean isRefused = asked != null && asked.answer().isDone() && !asked.answer().isCompletedExceptionally() && !asked.answer().join();
        if (asked == null || asked.answer().isCompletedExceptionally() || isRefused && Math.abs(nowMillis - asked.atMillis()) >= AGAIN_MILLIS) {
            telling.put(task.id(), new Asked(caller.overdue(task).toCompletableFuture(), nowMillis));
        } else if (asked.answer().isDone() && !isRefused) {
            book.told(task.id(), nowMillis);
            telling.remove(task.id());
        }
    }

    /** What keeps tasks from being opened; empty if nothing does. Any thread. */
    String problem() {
        return problem;
    }

    @Override
    public List<FieldTask> all() {
        return book.all();
    }

    @Override
    public boolean isKnown() {
        return book.isLoaded();
    }

    @Override
    public CompletionStage<FieldTask> take(String id, String by, String from, String asked) {
        return during(asked, own -> own.take(id, by, from, clock.millis()));
    }

    @Override
    public CompletionStage<FieldTask> finish(String id, String by, String result, String asked) {
        return during(asked, own -> own.finish(id, by, result, clock.millis()));
    }

    private CompletionStage<FieldTask> during(String asked, Function<FieldTaskBook, FieldTask> work) {
        return thread.submit(own -> session.during(asked, () -> work.apply(own)));
    }
}
