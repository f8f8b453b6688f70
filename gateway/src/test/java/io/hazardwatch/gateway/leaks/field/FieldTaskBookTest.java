package io.hazardwatch.gateway.leaks.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.leaks.field.FieldTaskRefusedException.Reason;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        return new FieldNeed(id, "acme", "yard", Text.of("Main Street"), List.of(households).stream().map(Text::of).toList(), "alarm", DUE, joins);
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
        assertEquals(List.of(), book.untold(NOW + DUE - 1));
        assertEquals(List.of(STREET), book.untold(NOW + DUE).stream().map(FieldTask::id).toList());
        book.told(STREET, NOW + DUE);
        book = book();
        assertEquals(List.of(), book.untold(NOW + DUE + 1_000));
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
    void storeThatIsAway_changesNothing() {
        book.need(need(STREET, List.of(), "h1"), NOW);
        rows.isAway = true;
        assertThrows(DatabaseAwayException.class, () -> book.take(STREET, "ann", "", NOW));
        assertThrows(DatabaseAwayException.class, () -> book.need(need(HOME, List.of(), "h1"), NOW));
        rows.isAway = false;
        assertEquals(FieldTask.State.OPEN, book.all().getFirst().state());
        assertEquals(1, book.all().size());
    }
}
