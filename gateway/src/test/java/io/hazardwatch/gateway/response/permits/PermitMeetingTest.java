package io.hazardwatch.gateway.response.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Permits whose places meet at the same time. */
class PermitMeetingTest {
    private static final long NOW = PermitRig.NOW;
    private static final long HOUR = 3_600_000;

    private final PermitRig rig = new PermitRig();

    private PermitRefusal refused(PermitTerms terms) {
        PermitBook.Outcome outcome = rig.book.issue(terms, "op", NOW);
        assertNull(outcome.permit());
        return outcome.problems().getFirst().reason();
    }

    @Test
    void placesThatMeet_needACoordinator_andBothAreTold() {
        rig.issue(rig.hotWork("SECOND", HOUR));
        PermitTerms second = rig.terms(PermitKind.LIFTING, "THIRD", NOW, NOW + HOUR, "tanks", List.of());
        assertEquals(PermitRefusal.OVERLAPS, refused(second));
        assertEquals(List.of(), rig.told);
        rig.issue(new PermitTerms(second.kind(), second.grade(), "acme", "yard", "tanks", "north side", NOW, NOW + HOUR, "bob", "cid", "cid", true,
                List.of(), List.of(), Map.of()));
        assertEquals(List.of("ann+bob MEETING 1", "bob+cid MEETING 1"), rig.told);
        rig.issue(rig.terms(PermitKind.LIFTING, "THIRD", NOW, NOW + HOUR, "pumps", List.of()));
        rig.issue(rig.terms(PermitKind.EXCAVATION, "NONE", NOW + HOUR, NOW + 2 * HOUR, "tanks", List.of()));
        assertEquals(2, rig.told.size(), "another place, another time");
        assertTrue(rig.book.open().stream().noneMatch(PermitView::isSuggested), "nobody has to leave for that");
    }

    @Test
    void permitThatMeetsSeveral_isOneMessageToItsPeople_alsoAfterAFailureAndARestart() {
        String first = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        String second = rig.issue(rig.terms(PermitKind.LIFTING, "THIRD", NOW, NOW + HOUR, "pumps", List.of())).id();
        rig.refusal = new IllegalStateException("too many requests wait");
        String whole = rig.issue(new PermitTerms(PermitKind.EXCAVATION, "NONE", "acme", "yard", "", "gate", NOW, NOW + HOUR, "bob", "bob", "cid",
                true, List.of(), List.of(), Map.of())).id();
        rig.refusal = null;
        rig.book.look(NOW + 1_000);
        assertEquals(List.of("ann+bob MEETING 1", "ann+bob MEETING 1", "bob+cid MEETING 1"), rig.told);
        assertEquals(List.of("meets/" + first, "meets/" + second), rig.book.view(whole, NOW + 1_000).notices().stream()
                .map(each -> each.cause().key()).toList());
        rig.restart(NOW + 2_000);
        assertEquals(3, rig.told.size());
    }
}
