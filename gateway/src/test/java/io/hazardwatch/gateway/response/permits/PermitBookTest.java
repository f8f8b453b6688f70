package io.hazardwatch.gateway.response.permits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Permits from hand-in to their end: limits, who is told what and when, restarts, and what is refused. */
class PermitBookTest {
    private static final long NOW = PermitRig.NOW;
    private static final long HOUR = 3_600_000;
    private static final PermitCause LEAK = new PermitCause(PermitCause.Kind.ALARM, "alarm/1", Text.of("leak"));

    private final PermitRig rig = new PermitRig();

    private List<String> limits(long now) {
        return rig.book.overlay(now).limits().stream().map(each -> each.point().point() + ' ' + each.level() + ' ' + each.at()).toList();
    }

    private PermitRefusal refused(PermitTerms terms) {
        PermitBook.Outcome outcome = rig.book.issue(terms, "op", NOW);
        assertNull(outcome.permit());
        return outcome.problems().getFirst().reason();
    }

    private PermitTerms over(PermitTerms terms, long from, long until) {
        return rig.terms(terms.kind(), terms.grade(), from, until, terms.hazardSource(), terms.detectors());
    }

    @Test
    void hotWorkThatBecomesSpecialInTheNight_needsADetectorFromTheBegin() {
        rig.higherFrom = NOW + HOUR;
        rig.higherUntil = NOW + 9 * HOUR;
        assertEquals(PermitRefusal.NO_DETECTOR, refused(rig.terms(PermitKind.HOT_WORK, "FIRST", NOW, NOW + 8 * HOUR, "tanks", List.of())));
        rig.issue(rig.hotWork("FIRST", 8 * HOUR));
        rig.issue(rig.terms(PermitKind.HOT_WORK, "FIRST", NOW, NOW + HOUR, "pumps", List.of()));
    }

    @Test
    void timeThatCountsOneHigher_isBoundAsTheHigherGradeIs_wheneverItComes() {
        rig.higherFrom = NOW + HOUR;
        rig.higherUntil = NOW + 9 * HOUR;
        rig.issue(over(rig.terms(PermitKind.HOT_WORK, "SECOND", NOW, NOW, "pumps", List.of()), NOW, NOW + 72 * HOUR));
        rig.higherUntil = NOW + 9 * HOUR + 5 * 60_000;
        assertEquals(PermitRefusal.TOO_LONG, refused(rig.hotWork("SECOND", 72 * HOUR)), "days off");
        rig.issue(rig.hotWork("SECOND", 9 * HOUR));
    }

    @Test
    void workThatBecomesSpecialWithoutADetector_isTold() {
        rig.issue(rig.terms(PermitKind.HOT_WORK, "FIRST", NOW, NOW + HOUR, "tanks", List.of()));
        rig.isOneHigher = true;
        rig.book.look(NOW + 1_000);
        assertEquals(List.of("ann+bob MONITORING_LOST 1"), rig.told);
    }

    @Test
    void suspendedPermit_keepsItsLimits_closedOneGivesThemBack() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        rig.kept(rig.book.suspend(id, "op", "gas", NOW + 1), NOW + 1);
        rig.kept(rig.book.suspend(id, "op", "gas", NOW + 2), NOW + 2);
        assertEquals(PermitState.SUSPENDED, rig.book.view(id, NOW + 2).state());
        assertEquals(1, limits(NOW + 2).size());
        rig.kept(rig.book.close(id, "op", "", NOW + 3), NOW + 3);
        assertEquals(List.of(), limits(NOW + 3));
        assertEquals(PermitRefusal.OVER, rig.kept(rig.book.close(id, "op", "", NOW + 4), NOW + 4).problems().getFirst().reason());
        assertNull(rig.kept(rig.book.close("wp-none", "op", "", NOW), NOW));
        assertEquals(List.of("issued", "begun", "suspended", "closed"), rig.journal);
    }

    @Test
    void alarmNearby_tellsGuardianAndIssuerOnce_andSuggestsSuspension() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        assertFalse(rig.book.view(id, NOW).isSuggested());
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        rig.book.look(NOW + 2_000);
        assertEquals(List.of("ann+bob ALARM 1"), rig.told);
        assertTrue(rig.book.view(id, NOW + 2_000).isSuggested());
        assertEquals("stop", rig.journal.getLast());
        rig.causes.clear();
        rig.book.look(NOW + 3_000);
        rig.causes.add(LEAK);
        rig.book.look(NOW + 4_000);
        assertEquals(1, rig.told.size(), "away for a moment only");
        rig.causes.clear();
        rig.book.look(NOW + 4_000 + PermitNotice.HOLD_MILLIS);
        assertFalse(rig.book.view(id, NOW + 4_000 + PermitNotice.HOLD_MILLIS).isSuggested());
        rig.causes.add(LEAK);
        rig.book.look(NOW + 5_000 + PermitNotice.HOLD_MILLIS);
        assertEquals(List.of("ann+bob ALARM 1", "ann+bob ALARM 2"), rig.told);
    }

    @Test
    void storeThatIsAway_delaysNobody_andIsWrittenLater() {
        rig.issue(rig.hotWork("SECOND", HOUR));
        rig.store.isAway = true;
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        assertEquals(1, rig.told.size());
        assertFalse(rig.book.problem().isEmpty());
        PermitTerms elsewhere = rig.terms(PermitKind.EXCAVATION, "NONE", NOW, NOW + HOUR, "pumps", List.of());
        assertThrows(IllegalStateException.class, () -> rig.kept(rig.book.issue(elsewhere, "op", NOW + 1_000), NOW + 1_000));
        assertEquals(1, rig.book.views(true, NOW).size(), "what is not stored is not taken");
        rig.store.isAway = false;
        rig.book.look(NOW + 2_000);
        assertEquals("", rig.book.problem());
        assertEquals(1, rig.store.notices.size());
    }

    @Test
    void storeThatHangs_delaysNobody() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        List<Runnable> waiting = new ArrayList<>();
        rig.writing = waiting::add;
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        assertEquals(List.of("ann+bob ALARM 1"), rig.told);
        rig.book.look(NOW + HOUR);
        assertEquals(1, waiting.size(), "one batch at a time");
        assertEquals(Map.of(), rig.store.notices);
        waiting.removeFirst().run();
        rig.book.look(NOW + HOUR + 1);
        assertEquals(1, rig.store.notices.size());
        waiting.removeFirst().run();
        assertEquals(PermitState.ENDED, rig.store.permits.get(id).said());
    }

    @Test
    void stop_writesWhatIsLeft() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        rig.writing = task -> { };
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        rig.kept(rig.book.suspend(id, "op", "gas", NOW + 2_000), NOW + 2_000);
        rig.book.flush(NOW + 3_000);
        assertEquals(1, rig.store.notices.size());
        assertTrue(rig.store.permits.get(id).suspended().isDone());
    }

    @Test
    void noticeThatNobodyTook_isNeitherStoredNorJournaled_andIsToldAgain() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        rig.refusal = new IllegalStateException("too many requests wait");
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        assertTrue(rig.book.view(id, NOW + 1_000).isSuggested(), "the suggestion waits for nobody");
        assertEquals(List.of(), rig.book.view(id, NOW + 1_000).notices());
        assertEquals(Map.of(), rig.store.notices);
        assertEquals(List.of("issued", "begun"), rig.journal);
        assertFalse(rig.book.problem().isEmpty());
        rig.causes.clear();
        rig.refusal = null;
        rig.book.look(NOW + 2_000);
        assertEquals(List.of("ann+bob ALARM 1"), rig.told, "also if the cause is over meanwhile");
        assertEquals("stop", rig.journal.getLast());
        assertEquals(1, rig.store.notices.size());
        assertEquals("", rig.book.problem());
        rig.book.look(NOW + 3_000);
        assertEquals(1, rig.told.size());
    }

    @Test
    void killBeforeANoticeIsTaken_tellsItAgainByTheSameNumber() {
        rig.issue(rig.hotWork("SECOND", HOUR));
        rig.taken = new CompletableFuture<>();
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        rig.book.look(NOW + 2_000);
        assertEquals(List.of("ann+bob ALARM 1"), rig.told, "what is under way is not handed over twice");
        assertEquals(Map.of(), rig.store.notices);
        rig.restart(NOW + 3_000);
        assertEquals(List.of("ann+bob ALARM 1", "ann+bob ALARM 1"), rig.told);
        rig.taken.complete(true);
        rig.book.look(NOW + 4_000);
        assertEquals(1, rig.store.notices.size());
        assertEquals(2, rig.told.size());
    }

    @Test
    void alarmAtASuspendedPermit_tellsItsPeople_theWeatherDoesNot() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        rig.kept(rig.book.suspend(id, "op", "storm", NOW + 1), NOW + 1);
        rig.causes.add(new PermitCause(PermitCause.Kind.WEATHER, "weather/wind", Text.of("wind")));
        rig.book.look(NOW + 1_000);
        assertEquals(List.of(), rig.told);
        rig.causes.add(LEAK);
        rig.book.look(NOW + 2_000);
        assertEquals(List.of("ann+bob ALARM 1"), rig.told);
        assertFalse(rig.book.view(id, NOW + 2_000).isSuggested(), "it is suspended already");
    }

    @Test
    void restartInTheMiddle_losesNothingAndSaysNothingTwice() {
        String id = rig.issue(rig.hotWork("SECOND", 8 * HOUR)).id();
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        List<String> before = limits(NOW + 1_000);
        List<String> journal = List.copyOf(rig.journal);
        List<PermitCause> standing = List.copyOf(rig.causes);
        rig.causes.clear();
        rig.restart(NOW + HOUR);
        rig.causes.addAll(standing);
        rig.book.look(NOW + HOUR + 1_000);
        assertEquals(before, limits(NOW + HOUR));
        assertEquals(1, rig.told.size());
        assertEquals(journal, rig.journal);
        rig.restart(NOW + 8 * HOUR);
        assertEquals("ended", rig.journal.getLast(), "an end in the dark is journaled afterwards");
        rig.restart(NOW + 9 * HOUR);
        assertEquals(journal.size() + 1, rig.journal.size());
        assertEquals(PermitState.ENDED, rig.book.view(id, NOW + 9 * HOUR).state());
    }

    @Test
    void monitoringOfTheSpecialGrade_counts_alsoWhenTheGradeIsOneHigher() {
        rig.causes.add(new PermitCause(PermitCause.Kind.MONITORING_LOST, "monitoring/x", Text.of("lost")));
        rig.issue(rig.hotWork("FIRST", HOUR));
        assertEquals(List.of(), rig.told);
        rig.isOneHigher = true;
        rig.book.look(NOW + 1_000);
        assertEquals(List.of("ann+bob MONITORING_LOST 1"), rig.told);
    }

    @Test
    void plannedPermit_changesNothingBeforeItBegins() {
        rig.causes.add(LEAK);
        rig.issue(over(rig.hotWork("SECOND", HOUR), NOW + HOUR, NOW + 2 * HOUR));
        assertEquals(List.of(), limits(NOW));
        assertEquals(List.of(), rig.told);
        rig.book.look(NOW + HOUR);
        assertEquals(1, rig.told.size());
        assertEquals(1, limits(NOW + HOUR).size());
    }

    @Test
    void badPermits_areRefusedWithReason_andNothingIsKept() {
        PermitTerms good = rig.hotWork("SECOND", HOUR);
        assertEquals(PermitRefusal.IN_THE_PAST, refused(over(good, NOW - 2 * HOUR, NOW - HOUR)));
        assertEquals(PermitRefusal.IN_THE_PAST, refused(over(good, NOW - HOUR, NOW + HOUR)));
        assertEquals(PermitRefusal.TOO_FAR_AHEAD, refused(over(good, NOW + 61 * 24 * HOUR, NOW + 61 * 24 * HOUR + HOUR)));
        assertEquals(PermitRefusal.UNKNOWN_DETECTOR, refused(new PermitTerms(good.kind(), good.grade(), "acme", "yard", "", "x", NOW, NOW + HOUR,
                "ann", "bob", "", true, List.of(PermitRig.METHANE), List.of(), Map.of(PermitRig.METHANE, 5.0, PermitRig.LEL, 2.1))));
        assertEquals(PermitRefusal.ENDS_BEFORE_IT_BEGINS, refused(over(good, NOW + HOUR, NOW + 1)));
        assertEquals(PermitRefusal.TOO_LONG, refused(rig.hotWork("FIRST", 8 * HOUR + 1)));
        assertEquals(PermitRefusal.TOO_LONG, refused(rig.hotWork("SECOND", 72 * HOUR + 1)));
        assertEquals(PermitRefusal.TOO_LONG, refused(rig.terms(PermitKind.BLIND_PLATE, "NONE", NOW, NOW + 31 * 24 * HOUR, "tanks", List.of())));
        assertEquals(PermitRefusal.UNKNOWN_GRADE, refused(rig.hotWork("FOURTH", HOUR)));
        assertEquals(PermitRefusal.UNKNOWN_SITE, refused(new PermitTerms(good.kind(), good.grade(), "acme", "moon", "", "x", NOW, NOW + HOUR, "ann",
                "bob", "", true, List.of(), List.of(), Map.of())));
        assertEquals(PermitRefusal.UNKNOWN_HAZARD_SOURCE, refused(rig.terms(good.kind(), "SECOND", NOW, NOW + HOUR, "attic", List.of())));
        assertEquals(PermitRefusal.UNKNOWN_DETECTOR, refused(rig.terms(good.kind(), "SECOND", NOW, NOW + HOUR, "tanks",
                List.of(PointId.parse("acme/yard/gd-9/lel")))));
        assertEquals(PermitRefusal.NO_DETECTOR, refused(rig.terms(good.kind(), "SPECIAL", NOW, NOW + HOUR, "tanks", List.of(PermitRig.OXYGEN))));
        assertEquals(PermitRefusal.UNKNOWN_PERSON, refused(new PermitTerms(good.kind(), good.grade(), "acme", "yard", "", "x", NOW, NOW + HOUR, "ann",
                "zoe", "", true, List.of(), List.of(), Map.of())));
        assertEquals(PermitRefusal.NO_LEL_BASIS, refused(new PermitTerms(good.kind(), good.grade(), "acme", "yard", "", "x", NOW, NOW + HOUR, "ann",
                "bob", "", true, List.of(PermitRig.LEL), List.of(), Map.of())));
        rig.isOneHigher = true;
        assertEquals(PermitRefusal.TOO_LONG, refused(rig.hotWork("SECOND", 9 * HOUR)), "counts as the first grade");
        assertEquals(Map.of(), rig.store.permits);
        assertEquals(List.of(), rig.journal);
    }

    @Test
    void permitThatEndedLongAgo_isDeletedFromTheStoreToo() {
        rig.issue(rig.hotWork("SECOND", HOUR));
        rig.causes.add(LEAK);
        rig.book.look(NOW + 1_000);
        rig.book.look(NOW + HOUR + 30 * 24 * HOUR - 1);
        assertEquals(1, rig.store.permits.size());
        rig.book.look(NOW + HOUR + 30 * 24 * HOUR);
        assertEquals(Map.of(), rig.store.permits);
        assertEquals(Map.of(), rig.store.notices);
    }

    @Test
    void enterprise_hasABoundOfOpenPermits_andOfThoseThatAreOver() {
        for (int i = 0; i < KeptPermits.OPEN_MAX; i++) {
            PermitTerms terms = rig.terms(PermitKind.EXCAVATION, "NONE", NOW + i * 1_000L, NOW + (i + 1) * 1_000L, "tanks", List.of());
            rig.store.add(new Permit("wp-" + Integer.toString(i, Character.MAX_RADIX), terms, new PermitAct(NOW, "op", ""), PermitAct.NONE,
                    PermitAct.NONE, PermitState.PLANNED));
        }
        rig.book.load(NOW);
        assertEquals(PermitRefusal.TOO_MANY, refused(rig.hotWork("SECOND", HOUR)));
        rig.book.look(NOW + KeptPermits.OPEN_MAX * 1_000L);
        rig.kept(rig.book.issue(over(rig.hotWork("SECOND", HOUR), NOW + HOUR, NOW + 2 * HOUR), "op", NOW + HOUR), NOW + HOUR);
        String last = rig.book.open().getFirst().permit().id();
        rig.kept(rig.book.close(last, "op", "", NOW + HOUR), NOW + HOUR);
        assertEquals(KeptPermits.OVER_MAX, rig.store.permits.size());
        assertFalse(rig.store.permits.containsKey("wp-0"), "the oldest is forgotten");
        assertTrue(rig.store.permits.containsKey(last));
    }

    @Test
    void clockThatWasSetBack_givesNoIdTwice() {
        String first = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        rig.restart(NOW - HOUR);
        PermitTerms earlier = rig.terms(PermitKind.EXCAVATION, "NONE", NOW - HOUR, NOW, "pumps", List.of());
        String second = rig.kept(rig.book.issue(earlier, "op", NOW - HOUR), NOW - HOUR).permit().id();
        assertTrue(Long.parseLong(second.substring(3), 36) > Long.parseLong(first.substring(3), 36), second);
        assertEquals(2, rig.store.permits.size());
    }

    @Test
    void nameOfAPermit_isKnownWhileItIsJournaled_alsoWhenItIsOver() {
        String id = rig.issue(rig.hotWork("SECOND", HOUR)).id();
        rig.kept(rig.book.close(id, "op", "", NOW + 1), NOW + 1);
        assertEquals("动火作业（二级） pump house，作业票 " + id, rig.book.name(id).zh());
        assertEquals(1, rig.named.size(), rig.named::toString);
    }

    @Test
    void table_namesEditionAndMark_andTheEightKinds() {
        PermitTable table = rig.book.table();
        assertEquals("GB 30871-2022", table.edition());
        for (PermitKind kind : PermitKind.values()) {
            assertFalse(table.of(kind).isEmpty(), kind.name());
            table.of(kind).forEach(grade -> assertEquals(grade.hoursMax() == 0 ? "?" : "S2", grade.mark()));
        }
        assertThrows(IllegalArgumentException.class, () -> PermitTable.parse(List.of("edition;x", "kind;HOT_WORK")));
        assertThrows(IllegalArgumentException.class, () -> PermitTable.parse(List.of("edition;x")));
    }
}
