package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.process.RequestSession;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.handover.OpenMatter;
import io.hazardwatch.gateway.leaks.field.FieldNeed;
import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.leaks.field.FieldTaskBook;
import io.hazardwatch.gateway.leaks.field.FieldTaskRows;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Tasks while the store is away, over restarts, and when they are overdue. */
class FieldTaskRunnerTest {
    private static final FieldNeed NEED = new FieldNeed("acme.yard.h-1.lel.high.1", "acme", "yard", Text.of("Flat 1"), List.of(Text.of("Flat 1")),
            "acme.yard.h-1.lel.high", 1_800_000, List.of());

    private final FieldTaskRows rows = new FieldTaskRows();
    private final List<String> told = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    private long now = 1_760_000_000_000L;
    private FieldTaskBook book;
    private FieldTaskRunner runner = runner();

    private FieldTaskRunner runner() {
        book = new FieldTaskBook(rows, (task, actor, what, at) -> told.add(what));
        return new FieldTaskRunner(book, new RequestSession(), new FieldTaskRunner.Caller() {
            @Override
            public CompletionStage<Boolean> overdue(FieldTask task) {
                asked.add(new CompletableFuture<>());
                return asked.getLast();
            }

            @Override
            public void over(FieldTask task) {
                told.add("over");
            }
        }, new FakeClock(now), Thread::new, (where, defect) -> { });
    }

    private void look(long laterMillis) {
        now += laterMillis;
        runner.look(now);
    }

    @Test
    void whatIsNeededWhileTheStoreIsAway_waitsForIt_alsoIfItsAlarmIsOver() {
        rows.isAway = true;
        runner.need(List.of(NEED));
        look(1_000);
        assertFalse(runner.problem().isEmpty());
        runner.need(List.of());
        rows.isAway = false;
        look(1_000);
        assertEquals(List.of(NEED.id()), List.copyOf(rows.rows.keySet()));
        assertTrue(runner.problem().isEmpty());
    }

    @Test
    void overdue_isAskedUntilItIsStored_andOnce_andEndsWithTheTask() {
        runner.need(List.of(NEED));
        look(1_000);
        look(1_800_000);
        assertEquals(1, asked.size());
        look(1_000);
        assertEquals(1, asked.size(), "is awaited");
        asked.getFirst().completeExceptionally(new IllegalStateException("too many requests wait"));
        look(1_000);
        assertEquals(2, asked.size());
        runner = runner();
        look(1_000);
        assertEquals(3, asked.size(), "a restart does not know that it was asked");
        asked.getLast().complete(true);
        look(1_000);
        look(60_000);
        assertEquals(3, asked.size());
        assertEquals(List.of("opened", "overdue"), told);
        book.take(NEED.id(), "ann", "", now);
        book.finish(NEED.id(), "ann", "nothing found", now);
        look(1_000);
        assertEquals("over", told.getLast());
    }

    @Test
    void openTasks_areOfTheHandOver_untilTheyAreDone() {
        runner.need(List.of(NEED));
        look(1_000);
        DutyPost post = new DutyPost("room", Text.of("Room"), "acme", "yard", ZoneOffset.UTC);
        assertEquals(List.of(NEED.id()), new FieldTaskBoard(runner).matters().matters().apply(post).stream().map(OpenMatter::ref).toList());
        book.take(NEED.id(), "ann", "", now);
        assertTrue(new FieldTaskBoard(runner).matters().matters().apply(post).getFirst().text().en().endsWith("taken by ann"));
        book.finish(NEED.id(), "ann", "nothing found", now);
        assertEquals(List.of(), new FieldTaskBoard(runner).matters().matters().apply(post));
    }
}
