package io.hazardwatch.gateway.app.leaks;

import io.hazardwatch.gateway.api.leaks.FieldTasks;
import io.hazardwatch.gateway.app.process.BookThread;
import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.app.process.StoreLook;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskBook;
import io.hazardwatch.gateway.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The thread of field tasks, which may wait for the relational store. What is needed while that is away waits for it. */
final class FieldTaskRunner implements FieldTasks {
    private static final int WAITING_MAX = 64;
    private static final int NEEDS_MAX = 10_000;
    /** Calls about a task that is over are ended for as long, so that none goes on that was begun at that moment. */
    private static final long ENDING_MILLIS = 60_000;

    /** Calls people of the gas company about an overdue task. */
    interface Caller {
        /** Completes once that is stored; the same task once. */
        CompletionStage<Boolean> overdue(FieldTask task);

        /** Ends the calls about it. */
        void over(FieldTask task);
    }

    private final FieldTaskBook book;
    private final RequestSession session;
    private final Caller caller;
    private final Clock clock;
    private final BookThread<FieldTaskBook> thread;
    private final Map<String, FieldNeed> needs = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Boolean>> telling = new HashMap<>();
    private volatile String problem = "";

    FieldTaskRunner(FieldTaskBook book, RequestSession session, Caller caller, Clock clock, ThreadFactory threads,
                    BiConsumer<String, Throwable> defects) {
        this.book = book;
        this.session = session;
        this.caller = caller;
        this.clock = clock;
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
        problem = StoreLook.isDone("field tasks", () -> {
            book.look(nowMillis);
            for (FieldNeed need : List.copyOf(needs.values())) {
                book.need(need, nowMillis);
                needs.remove(need.id(), need);
            }
            tell(nowMillis);
        }) ? "" : "the relational store is away: field tasks are neither opened nor taken";
    }

    private void tell(long nowMillis) {
        for (FieldTask task : book.untold(nowMillis)) {
            CompletableFuture<Boolean> asked = telling.get(task.id());
            if (asked == null || asked.isCompletedExceptionally()) {
                telling.put(task.id(), caller.overdue(task).toCompletableFuture());
            } else if (asked.isDone()) {
                book.told(task.id(), nowMillis);
                telling.remove(task.id());
            }
        }
        book.all().stream().filter(each -> !each.isOpen() && each.overdueMillis() > 0 && nowMillis - each.doneMillis() < ENDING_MILLIS)
                .forEach(caller::over);
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
