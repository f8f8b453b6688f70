package io.hazardwatch.gateway.response.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was noted is kept, journaled once and found after a restart; nothing counts that the store did not take. */
class NeighbourCallBookTest {
    private static final long NOW = 1_763_781_000_000L;
    private static final long DAY = 86_400_000;

    private final NeighbourCallRows store = new NeighbourCallRows();
    private final List<String> journal = new ArrayList<>();
    private NeighbourCallBook book = begun(NOW);

    private NeighbourCallBook begun(long now) {
        NeighbourCallBook begun = new NeighbourCallBook(store, call -> journal.add(call.words()));
        begun.look(now);
        return begun;
    }

    private static NeighbourCall call(String site, boolean isReached, String words, long at) {
        return new NeighbourCall("", "acme", site, "school", new Text("小学", "school"), "0519-0", "leak-1", NeighbourCall.Means.PHONE, isReached,
                words, "op", at, at);
    }

    @Test
    void calls_areListedNewestFirst_ofTheirSite_sinceATime_alsoAfterARestart() {
        book.note(call("yard", false, "busy", NOW));
        book.note(call("dock", true, "other", NOW));
        book.note(call("yard", true, "stays indoors", NOW));
        book = begun(NOW + 1_000);
        assertEquals(List.of("stays indoors", "busy"), book.of("acme", "yard", NOW).stream().map(NeighbourCall::words).toList());
        assertEquals(List.of(), book.of("acme", "yard", NOW + 1));
        assertEquals(3, store.rows.stream().map(NeighbourCall::id).distinct().count(), "of one moment");
        book.note(call("yard", true, "again", NOW));
        assertEquals(List.of("busy", "other", "stays indoors", "again"), journal, "each once");
    }

    @Test
    void storeThatIsAway_takesNothing_andSaysSo() {
        store.isAway = true;
        assertThrows(IllegalStateException.class, () -> book.note(call("yard", true, "lost", NOW)));
        assertEquals(List.of(), book.of("acme", "yard", 0));
        NeighbourCallBook unknown = new NeighbourCallBook(store, call -> { });
        assertThrows(IllegalStateException.class, () -> unknown.look(NOW));
        assertFalse(unknown.isLoaded());
        assertThrows(IllegalStateException.class, () -> unknown.note(call("yard", true, "lost", NOW)), "not known yet");
        assertEquals(List.of(), journal);
        store.isAway = false;
        unknown.look(NOW);
        unknown.note(call("yard", true, "kept", NOW));
        assertEquals(1, unknown.of("acme", "yard", 0).size());
    }

    @Test
    void oldCalls_areDeletedFromTheStore() {
        book.note(call("yard", true, "old", NOW));
        book.look(NOW + 30 * DAY);
        assertEquals(1, store.rows.size());
        book.look(NOW + 31 * DAY);
        assertEquals(0, store.rows.size());
        assertEquals(List.of(), book.all(), "nor listed until a restart");
    }

    @Test
    void noteOfACall_isCutAtItsColons_whateverTheNameIs() {
        NeighbourCall call = new NeighbourCall("", "acme", "yard", "school", new Text("小学: 东区", "school"), "0519-0", "", NeighbourCall.Means.PHONE,
                false, "busy: twice", "op", NOW, NOW);
        assertEquals(List.of("not reached", "小学：东区 0519-0", "busy: twice"), List.of(call.note().split(": ", 3)));
    }
}
