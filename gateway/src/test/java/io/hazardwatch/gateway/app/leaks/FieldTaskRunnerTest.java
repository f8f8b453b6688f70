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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks while the store is away, over restarts, and when they are overdue. */
class FieldTaskRunnerTest {
    private static final long NOW = 1_760_000_000_000L;
    private static final FieldNeed NEED = need("h-1");

    private static FieldNeed need(String device) {
        String alarm = "acme.yard." + device + ".lel.high";
        return new FieldNeed(alarm + ".1", 1, NOW, "acme", "yard", Text.of("Flat 1"), List.of(Text.of("Flat 1")), alarm, 1_800_000, List.of(), "");
    }

    private final FieldTaskRows rows = new FieldTaskRows();
    private final List<String> told = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> asked = new ArrayList<>();
    private final List<FieldTask> called = new ArrayList<>();
    private final Set<String> running = new LinkedHashSet<>();
    private long now = NOW;
    private FieldTaskBook book;
    private FieldTaskRunner runner = runner();

    private FieldTaskRunner runner() {
        book = new FieldTaskBook(rows, (task, actor, what, at) -> told.add(what));
        return new FieldTaskRunner(book, new RequestSession(), new FieldTaskRunner.Caller() {
            @Override
            public CompletionStage<Boolean> overdue(FieldTask task) {
                asked.add(new CompletableFuture<>());
                called.add(task);
                running.add(task.id());
                return asked.getLast();
            }

            @Override
            public List<String> running() {
                return List.copyOf(running);
            }

            @Override
            public void over(String id) {
                running.remove(id);
                told.add("over");
            }
        }, new FakeClock(now), Thread::new, (where, defect) -> told.add("defect"));
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
    void messageAboutWhatIsOverdue_namesThePerson_andTheAccountOnlyOfSomebodyNobodyKnows() {
        overdue();
        FieldTask open = rows.rows.get(NEED.id());
        assertEquals("10-09 17:23", HouseholdStart.dueText(open, ZoneOffset.ofHours(8)));
        assertEquals("field task overdue, due at 10:30, taken by nobody", HouseholdStart.overdueWords(open, "10:30", null).en());
        book.take(NEED.id(), "lw.field", "", now);
        FieldTask taken = rows.rows.get(NEED.id());
        Text said = HouseholdStart.overdueWords(taken, "10:30", new Text("李伟", "Li Wei"));
        assertEquals(new Text("现场任务逾期，应于 10:30 完成，已由 李伟 接受", "field task overdue, due at 10:30, taken by Li Wei"), said);
        assertTrue(HouseholdStart.overdueWords(taken, "10:30", null).en().endsWith("taken by lw.field"));
    }

    private void overdue() {
        runner.need(List.of(NEED));
        look(1_000);
        look(1_800_000);
        assertEquals(Set.of(NEED.id()), running);
    }

    private void done() {
        book.take(NEED.id(), "ann", "", now);
        book.finish(NEED.id(), "ann", "nothing found", now);
    }

    @Test
    void callsAboutATaskThatWasDoneBeforeItWasKnownThatPeopleAreTold_end() {
        overdue();
        done();
        asked.getFirst().complete(true);
        look(1_000);
        assertEquals(Set.of(), running);
        assertEquals(List.of("opened", "taken", "done", "over"), told);
    }

    @Test
    void callsAboutATaskThatWasDoneBeforeTheProcessDied_endHoweverLongItWasDown() {
        overdue();
        asked.getFirst().complete(true);
        look(1_000);
        done();
        now += 600_000;
        runner = runner();
        look(1_000);
        assertEquals(Set.of(), running);
    }

    @Test
    void callsAboutATaskWhosePlaceThatOfItsStreetTakes_end() {
        overdue();
        asked.getFirst().complete(true);
        look(1_000);
        FieldNeed street = new FieldNeed("acme.yard._site.street.high.1", 1, now, "acme", "yard", Text.of("Main Street"), List.of(),
                "acme.yard._site.street.high", 1_800_000, List.of(NEED.id()), "");
        runner.need(List.of(street));
        look(1_000);
        assertEquals(List.of("opened", "overdue", "opened", "joined", "over"), told);
        assertEquals(Set.of(), running);
    }

    @Test
    void clockThatIsSetBack_endsNoCallsAboutAnOverdueTask() {
        overdue();
        asked.getFirst().complete(true);
        look(1_000);
        look(-3_600_000);
        look(1_000);
        assertEquals(Set.of(NEED.id()), running);
    }

    @Test
    void clockThatIsSetBackBeforeItIsStoredThatPeopleAreTold_endsNoCalls_andTheyAreTold() {
        overdue();
        look(-3_600_000);
        asked.getFirst().complete(true);
        look(1_000);
        assertEquals(Set.of(NEED.id()), running);
        assertEquals(List.of("opened", "overdue"), told);
        assertEquals(1, asked.size());
    }

    @Test
    void clockThatIsSetBack_delaysNoOpenTask() {
        runner.need(List.of(NEED));
        look(1_000);
        look(-3_600_000);
        look(1_799_000);
        assertEquals(Set.of(), running);
        look(1_000);
        assertEquals(Set.of(NEED.id()), running);
        assertEquals(List.of("opened"), told);
        assertEquals(now, called.getFirst().dueMillis(), "nobody hears that what is overdue is due in an hour");
        asked.getFirst().complete(true);
        look(1_000);
        FieldTask stored = rows.rows.get(NEED.id());
        assertEquals(NOW + 1_000 + 1_800_000, stored.dueMillis());
        assertTrue(stored.isOverdue(now), "people were told so");
    }

    /** The gateway starts with a clock that is two days behind until it is corrected a minute later. */
    @Test
    void clockThatIsBehindForAMinute_changesNoTask_andHasNobodyCalledBeforeItIsDue() {
        runner.need(List.of(NEED));
        look(1_000);
        FieldTask before = rows.rows.get(NEED.id());
        runner = runner();
        look(-172_800_000);
        look(60_000);
        look(172_800_000);
        look(1_000);
        assertEquals(Set.of(), running);
        assertEquals(before, rows.rows.get(NEED.id()));
        look(1_738_000);
        assertEquals(Set.of(), running);
        look(1_000);
        assertEquals(Set.of(NEED.id()), running);
    }

    @Test
    void clockThatIsSetBackTwice_delaysNoOpenTask_byMoreThanItsTime() {
        runner.need(List.of(NEED));
        look(1_000);
        look(-3_600_000);
        look(1_000);
        look(-86_400_000);
        look(1_799_000);
        assertEquals(Set.of(), running);
        look(1_000);
        assertEquals(Set.of(NEED.id()), running);
    }

    /** The clock has come to the time at which the task was opened before it is overdue by the time since the clock was set back. */
    @Test
    void clockThatIsSetBackByLessThanATasksTime_delaysItByNoMoreThanThat() {
        runner.need(List.of(NEED));
        look(1_000);
        look(1_740_000);
        look(-3_480_000);
        for (int seconds = 0; seconds < 1_799; seconds++) {
            look(1_000);
        }
        assertEquals(Set.of(), running);
        look(1_000);
        assertEquals(Set.of(NEED.id()), running);
    }

    @Test
    void callsAboutATaskThatIsStillOpen_goOn() {
        overdue();
        asked.getFirst().complete(true);
        look(1_000);
        look(60_000);
        assertEquals(Set.of(NEED.id()), running);
    }

    @Test
    void overdueOfWhichNobodyCanBeTold_isTriedAgainAfterAMinute_andJournaledOnceSomebodyIs() {
        overdue();
        asked.getFirst().complete(false);
        look(1_000);
        assertEquals(List.of("opened"), told, "nobody was told");
        look(58_000);
        assertEquals(1, asked.size());
        look(1_000);
        assertEquals(2, asked.size());
        asked.getLast().complete(true);
        look(1_000);
        assertEquals(List.of("opened", "overdue"), told);
    }

    @Test
    void taskThatTheStoreRefuses_keepsNoOtherFromBeingOpenedAndTold() {
        rows.refused = NEED.id();
        runner.need(List.of(NEED, need("h-2"), need("h-3")));
        look(1_000);
        assertEquals(Set.of(need("h-2").id(), need("h-3").id()), rows.rows.keySet());
        assertEquals("1 field tasks cannot be stored; they are tried again", runner.problem());
        assertEquals(1, told.stream().filter("defect"::equals).count());
        look(1_800_000);
        assertEquals(Set.of(need("h-2").id(), need("h-3").id()), running);
        rows.refused = "";
        look(60_000);
        look(1_000);
        assertEquals(3, rows.rows.size());
        assertEquals("", runner.problem());
    }

    @Test
    void whatIsPartOfAStreet_waitsForTheTaskOfThat_inWhateverOrderTheyCome() {
        FieldNeed street = need("_site");
        List<FieldNeed> all = new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> new FieldNeed("acme.yard.h-" + i + ".lel.high.1", 1, NOW, "acme",
                "yard", Text.of("Flat"), List.of(Text.of("Flat")), "acme.yard.h-" + i + ".lel.high", 1_800_000, List.of(), street.id())).toList());
        all.add(street);
        runner.need(all);
        look(1_000);
        assertEquals(Set.of(street.id()), rows.rows.keySet());
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

    @Test
    void tasksThatAreNotKnown_areToldToTheHandOver_notAsNone() {
        rows.isAway = true;
        look(1_000);
        DutyPost post = new DutyPost("room", Text.of("Room"), "acme", "yard", ZoneOffset.UTC);
        assertEquals(List.of("Field tasks are not known: the relational store has not been read"),
                new FieldTaskBoard(runner).matters().matters().apply(post).stream().map(each -> each.text().en()).toList());
        rows.isAway = false;
        look(1_000);
        assertEquals(List.of(), new FieldTaskBoard(runner).matters().matters().apply(post));
    }
}
