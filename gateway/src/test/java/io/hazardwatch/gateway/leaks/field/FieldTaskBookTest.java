package io.hazardwatch.gateway.leaks.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException.Reason;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task is opened once, taken by one person, done by that person, and told when it is overdue; over restarts of the book. */
class FieldTaskBookTest {
    private static final long NOW = 1_760_000_000_000L;
    private static final long DUE = 1_800_000;
    private static final String STREET = "acme.yard._site.plant-street-main.system.1";
    private static final String HOME = "acme.yard.home-1.lel.high.1";

    private final FieldTaskRows rows = new FieldTaskRows();
    private final List<String> journal = new ArrayList<>();
    private FieldTaskBook book = book();

    private FieldTaskBook book() {
        FieldTaskBook made = new FieldTaskBook(rows, (task, actor, what, at) -> journal.add(what + ' ' + actor));
        made.look(NOW);
        return made;
    }

    private static FieldNeed need(String id, List<String> joins, String... households) {
        return new FieldNeed(id, 1, NOW, "acme", "yard", Text.of("Main Street"), List.of(households).stream().map(Text::of).toList(),
                id.substring(0, id.length() - 2), DUE, joins, "");
    }

    /** The alarm of {@link #HOME} as it was raised that time, while the leak along its street stands. */
    private static FieldNeed again(String id, long activation, long sinceMillis, String partOf, String... joins) {
        return new FieldNeed(id, activation, sinceMillis, "acme", "yard", Text.of("Flat 1"), List.of(Text.of("h1")), id.substring(0, id.length() - 2),
                DUE, List.of(joins), partOf);
    }

    private void done(String id, long atMillis) {
        book.take(id, "ann", "", atMillis);
        book.finish(id, "ann", "hose replaced", atMillis);
    }

    private FieldTask.State state(String id) {
        return rows.rows.get(id) == null ? null : rows.rows.get(id).state();
    }

    private Reason refused(Runnable work) {
        return assertThrows(FieldTaskRefusedException.class, work::run).reason();
    }

    @Test
    void need_opensOneTask_whichGrows_alsoAfterARestart() {
        book.need(need(STREET, List.of(), "h1", "h2", "h3"), NOW);
        book.need(need(STREET, List.of(), "h1", "h2", "h3"), NOW + 1_000);
        book = book();
        book.need(need(STREET, List.of(), "h2", "h3", "h4"), NOW + 2_000);
        assertEquals(List.of("h1", "h2", "h3", "h4"), book.all().getFirst().households().stream().map(Text::en).toList());
        assertEquals(NOW + DUE, book.all().getFirst().dueMillis());
        assertEquals(List.of("opened system"), journal);
        assertEquals(1, book.all().size());
    }

    @Test
    void task_isTakenAndDoneByOnePerson() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        assertEquals(Reason.TASK_NOT_YOURS, refused(() -> book.finish(STREET, "ann", "closed", NOW)));
        assertEquals("ann", book.take(STREET, "ann", "", NOW + 1).takenBy());
        assertEquals("ann", book.take(STREET, "ann", "", NOW + 2).takenBy());
        assertEquals(Reason.TASK_TAKEN, refused(() -> book.take(STREET, "bob", "", NOW + 3)));
        assertEquals(Reason.TASK_NOT_YOURS, refused(() -> book.finish(STREET, "bob", "closed", NOW + 4)));
        assertEquals("bob", book.take(STREET, "bob", "ann", NOW + 5).takenBy());
        book = book();
        assertEquals(FieldTask.State.DONE, book.finish(STREET, "bob", "hose replaced", NOW + 6).state());
        assertEquals(Reason.TASK_OVER, refused(() -> book.finish(STREET, "bob", "again", NOW + 7)));
        assertEquals(Reason.NO_TASK, refused(() -> book.take(HOME, "bob", "", NOW + 8)));
        assertEquals(List.of("opened system", "taken ann", "taken bob", "done bob"), journal);
    }

    @Test
    void taskOfAStreet_takesThePlaceOfThoseThatNobodyHasTaken() {
        String other = "acme.yard.home-2.lel.high.1";
        book.need(need(HOME, List.of(), "h1"), NOW);
        book.need(need(other, List.of(), "h2"), NOW);
        book.take(other, "ann", "", NOW);
        book.need(need(STREET, List.of(HOME, other), "h1", "h2", "h3"), NOW + 60_000);
        book.need(need(HOME, List.of(), "h1"), NOW + 61_000);
        assertEquals(FieldTask.State.JOINED, rows.rows.get(HOME).state());
        assertEquals(FieldTask.State.TAKEN, rows.rows.get(other).state());
        assertEquals(Reason.TASK_OVER, refused(() -> book.take(HOME, "ann", "", NOW)));
    }

    @Test
    void overdue_isToldOnce_unlessItIsDone() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        book.need(need(HOME, List.of(), "h1"), NOW);
        book.take(HOME, "ann", "", NOW);
        book.finish(HOME, "ann", "nothing found", NOW);
        assertEquals(List.of(), book.untold(NOW + DUE - 1, Set.of()));
        assertEquals(List.of(STREET), book.untold(NOW + DUE, Set.of()).stream().map(FieldTask::id).toList());
        book.told(STREET, NOW + DUE);
        book = book();
        assertEquals(List.of(), book.untold(NOW + DUE + 1_000, Set.of()));
        assertEquals("overdue system", journal.getLast());
    }

    @Test
    void whatIsOver_isForgottenAfterThirtyDays_whatIsOpenStays() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        book.need(need(HOME, List.of(), "h1"), NOW);
        book.take(HOME, "ann", "", NOW);
        book.finish(HOME, "ann", "nothing found", NOW);
        book.look(NOW + FieldTaskBook.KEPT_MILLIS + 1);
        assertEquals(List.of(STREET), book.all().stream().map(FieldTask::id).toList());
        assertEquals(List.of(STREET), List.copyOf(rows.rows.keySet()));
    }

    @Test
    void openTaskOfAStreet_isThatOfItsHouseholds_alsoAfterARestart() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        book = book();
        book.need(again(HOME, 2, NOW + 60_000, STREET), NOW + 70_000);
        assertEquals(List.of(STREET), List.copyOf(rows.rows.keySet()));
    }

    @Test
    void gasAfterTheTaskOfItsStreetIsDone_isATaskOfItsOwn_whichNoDoneTaskTakesAway() {
        book.need(need(HOME, List.of(), "h1"), NOW);
        book.need(need(STREET, List.of(HOME), "h1"), NOW);
        done(STREET, NOW + 600_000);
        book.need(again(HOME, 1, NOW, STREET), NOW + 610_000);
        assertEquals(2, rows.rows.size(), "the gas that they went for needs nobody again");
        book = book();
        book.need(again(HOME, 2, NOW + 660_000, STREET), NOW + 670_000);
        book.need(need(STREET, List.of(HOME), "h1"), NOW + 671_000);
        book.need(again(HOME, 3, NOW + 680_000, STREET), NOW + 690_000);
        assertEquals(FieldTask.State.OPEN, state(HOME + ".2"));
        assertEquals(3, rows.rows.size());
    }

    @Test
    void leakThatComesAgainAfterItsTaskWasDone_isANewTask_intoWhichTheOpenOnesGo() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        done(STREET, NOW + 600_000);
        book.need(again(HOME, 2, NOW + 660_000, STREET), NOW + 670_000);
        book.need(again(STREET, 2, NOW + 700_000, "", HOME), NOW + 700_000);
        assertEquals(FieldTask.State.OPEN, state(STREET + ".2"));
        assertEquals(STREET + ".2", rows.rows.get(HOME).joinedInto());
        book.need(again(HOME, 2, NOW + 660_000, STREET), NOW + 710_000);
        assertEquals(3, rows.rows.size());
        assertEquals(List.of(STREET + ".2"), book.untold(NOW + 700_000 + DUE, Set.of()).stream().map(FieldTask::id).toList());
    }

    /** The gateway finds after a start, or notices while it runs, that tasks were done in the future. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gasAfterTheClockWasSetBack_isATaskOfItsOwn_thoughTheOneBeforeWasDoneLater(boolean isRestarted) {
        book.need(need(HOME, List.of(), "h1"), NOW);
        book.need(need(STREET, List.of(), "h1"), NOW);
        done(HOME, NOW + 600_000);
        done(STREET, NOW + 600_000);
        long back = NOW - 3_600_000;
        book = isRestarted ? new FieldTaskBook(rows, (task, actor, what, at) -> { }) : book;
        book.look(back);
        book.need(again(HOME, 1, NOW, STREET), back);
        book.need(again(STREET, 1, NOW, ""), back);
        assertEquals(2, rows.rows.size(), "gas of before, about which they were there");
        book.need(again(HOME, 2, back + 1_000, STREET), back + 11_000);
        book.need(again(STREET, 2, back + 1_000, ""), back + 11_000);
        assertEquals(FieldTask.State.OPEN, state(HOME + ".2"));
        assertEquals(FieldTask.State.OPEN, state(STREET + ".2"));
        done(HOME + ".2", back + 60_000);
        done(STREET + ".2", back + 60_000);
        book = new FieldTaskBook(rows, (task, actor, what, at) -> { });
        book.look(back + 70_000);
        book.need(again(HOME, 2, back + 1_000, STREET), back + 70_000);
        assertEquals(4, rows.rows.size());
        book.need(again(HOME, 3, back + 80_000, STREET), back + 90_000);
        assertEquals(FieldTask.State.OPEN, state(HOME + ".3"));
    }

    @Test
    void gasThatStandsWhileTheClockIsSetBack_needsNobodyAgain() {
        book.need(need(HOME, List.of(), "h1"), NOW + 1_000);
        long back = NOW - 3_600_000;
        book.look(back);
        book.need(need(HOME, List.of(), "h1"), back);
        done(HOME, back + 600_000);
        for (long at : new long[] {back + 601_000, NOW - 1_000, NOW + 1_000, NOW + 100_000}) {
            book.look(at);
            book.need(need(HOME, List.of(), "h1"), at);
        }
        assertEquals(1, rows.rows.size());
    }

    @Test
    void leakWithoutATask_keepsNobodyFromTheHouseholds() {
        book.need(again(HOME, 1, NOW, STREET), NOW + 10_000);
        assertEquals(FieldTask.State.OPEN, state(HOME));
    }

    @Test
    void whatIsOverMakesRoom_andOfTenThousandThatAreOpenNoneIsForgotten() {
        FieldTask made = new FieldTask("a.b.c.d.high.0", "a", "b", Text.of("x"), List.of(), "a.b.c.d.high", NOW - 1, NOW, "", 0, "", 0, "", 0, "");
        for (int i = 0; i < FieldTaskBook.KEPT_MAX; i++) {
            FieldTask each = new FieldTask("a.b.c.d.high." + i, "a", "b", Text.of("x"), List.of(), "a.b.c.d.high", NOW - 1, NOW, "", 0,
                    i == 0 ? "" : "ann", 0, "", 0, "");
            rows.rows.put(each.id(), each);
        }
        book = book();
        assertTrue(book.need(need(HOME, List.of(), "h1"), NOW));
        assertEquals(List.of(made.id(), HOME), List.copyOf(rows.rows.keySet()), "they are of one moment");
        for (int i = 0; i < FieldTaskBook.KEPT_MAX; i++) {
            FieldTask open = new FieldTask("a.b.c.d.high." + i, "a", "b", Text.of("x"), List.of(), "a.b.c.d.high", NOW - 1, NOW, "", 0, "", 0, "", 0,
                    "");
            rows.rows.put(open.id(), open);
        }
        book = book();
        assertFalse(book.need(need(STREET, List.of(), "h1"), NOW));
        assertEquals(FieldTaskBook.KEPT_MAX + 1, book.open());
    }

    @Test
    void writeOfUnknownOutcome_isReadAgain() {
        rows.isUnsure = true;
        assertThrows(DatabaseAwayException.class, () -> book.need(need(STREET, List.of(), "h1"), NOW));
        rows.isUnsure = false;
        assertFalse(book.isLoaded());
        assertThrows(IllegalStateException.class, () -> book.take(STREET, "ann", "", NOW));
        book.look(NOW + 1_000);
        rows.isUnsure = true;
        assertThrows(DatabaseAwayException.class, () -> book.take(STREET, "ann", "", NOW + 1_000));
        rows.isUnsure = false;
        book.look(NOW + 2_000);
        assertEquals(Reason.TASK_TAKEN, refused(() -> book.take(STREET, "bob", "", NOW + 2_000)), "it was taken after all");
    }

    @Test
    void storeThatIsAway_changesNothing() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> book.take(STREET, "ann", "", NOW));
        assertThrows(DatabaseAwayException.class, () -> book.look(NOW));
        assertThrows(IllegalStateException.class, () -> book.need(need(HOME, List.of(), "h1"), NOW));
        rows.isAway = false;
        book.look(NOW);
        assertEquals(FieldTask.State.OPEN, book.all().getFirst().state());
        assertEquals(1, book.all().size());
    }
}
