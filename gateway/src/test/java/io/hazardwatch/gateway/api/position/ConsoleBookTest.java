package io.hazardwatch.gateway.api.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.accounts.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsoleBookTest {
    private static final long NOW = 1_763_781_234_567L;
    private final ConsoleBook book = new ConsoleBook();

    private boolean report(String user, int console, String position) {
        return book.report("console-" + console, user, Scope.ALL, position, ConsoleSound.PLAYS, NOW);
    }

    @Test
    void oneUser_takesNoMoreThanTheOwnPlaces() {
        for (int i = 0; i < ConsoleBook.CONSOLES_MAX_USER; i++) {
            assertTrue(report("viewer", i, null));
        }
        assertFalse(report("viewer", ConsoleBook.CONSOLES_MAX_USER, null));
        assertTrue(report("viewer", 0, null), "an open one goes on");
        assertTrue(report("li-wei", 0, "desk"));
    }

    @Test
    void allPlacesTaken_whoSignsInToAPositionGoesBeforeWhoDoesNot() {
        for (int i = 0; i < ConsoleBook.CONSOLES_MAX; i++) {
            assertTrue(report("user-" + i / ConsoleBook.CONSOLES_MAX_USER, i, null));
        }
        assertFalse(report("li-wei", 1, null));
        assertTrue(report("li-wei", 1, "desk"));
        assertEquals(Set.of("desk"), book.staffed(NOW));
        assertEquals(ConsoleBook.CONSOLES_MAX, book.open(NOW).size());
    }
}
