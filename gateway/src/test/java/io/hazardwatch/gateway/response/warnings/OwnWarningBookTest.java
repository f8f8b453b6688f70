package io.hazardwatch.gateway.response.warnings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.warnings.OwnWarningOutcome.Refusal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Warnings of ours from the first message to the end: who must release, what is sent once, restarts, corrections, exercises. */
class OwnWarningBookTest {
    private static final long NOW = 1_763_781_234_567L;
    private static final long MINUTE = 60_000;
    private static final String LEAK = "acme.yard.lpg.1";
    private static final OwnWarningText TEXT = new OwnWarningText(new Text("泄漏", "leak"), new Text("罐区泄漏", "leak at the tanks"),
            new Text("罐区发现泄漏。", "A leak was found."), new Text("撤离", "leave"), new Text("城北", "north"), 31.78, 119.95, 1_000);

    private final OwnWarningRows rows = new OwnWarningRows();
    private final List<String> journal = new ArrayList<>();
    private OwnWarningBook book = book("one");

    private OwnWarningBook book(String instance) {
        OwnWarningBook made = new OwnWarningBook(new OwnWarningBook.Place(new CapDocument.Origin("hw@example", "https://example"), instance,
                (enterprise, site) -> ZoneId.of("Asia/Shanghai")), rows, (warning, actor, what) -> journal.add(actor + ' '
                        + what.split(":", 2)[0]));
        made.load(NOW);
        return made;
    }

    private OwnWarning draft(OwnWarningScope scope, boolean isExercise, OwnWarningType type, OwnWarningUrgency urgency) {
        return OwnWarning.prepared(book.newId(NOW), "acme", "yard", LEAK, scope, isExercise, type, urgency, TEXT, "", 60, "ann", NOW);
    }

    private String prepared(OwnWarning draft) {
        return book.prepare(draft).warning().id();
    }

    private OwnWarningSubject leak(OwnWarningUrgency urgency, boolean isOver) {
        return new OwnWarningSubject(LEAK, "acme", "yard", urgency, TEXT, isOver, false);
    }

    private List<OwnWarning> sent() {
        return book.all().stream().filter(each -> each.state() == OwnWarning.State.SENT).toList().reversed();
    }

    @Test
    void publicImmediate_needsTwoPersons_andTheNatureSaid() {
        String id = prepared(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT, OwnWarningUrgency.IMMEDIATE));
        assertEquals(Refusal.OTHER_NATURE, book.release(id, "ann", true, NOW).refusal());
        assertEquals(OwnWarning.State.PREPARED, book.release(id, "ann", false, NOW).warning().state());
        assertEquals(Refusal.SECOND_PERSON_NEEDED, book.release(id, "ann", false, NOW).refusal());
        assertEquals(List.of(), OwnWarningFeed.entries(book.all(), OwnWarningScope.PUBLIC, false, NOW));
        assertEquals(OwnWarning.State.SENT, book.release(id, "bob", false, NOW).warning().state());
        assertEquals(Refusal.NOT_PREPARED, book.release(id, "cid", false, NOW).refusal());
        assertEquals(1, OwnWarningFeed.entries(book.all(), OwnWarningScope.PUBLIC, false, NOW).size());
        assertEquals(List.of(), OwnWarningFeed.entries(book.all(), OwnWarningScope.RESTRICTED, false, NOW));
    }

    @Test
    void correction_goesOutInTwoActions_alsoOverARestartBetweenThem() {
        String id = prepared(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED));
        assertEquals(Refusal.NOT_SENT, book.correct(id, "wrong site", "ann", NOW).refusal());
        OwnWarning alert = book.release(id, "ann", false, NOW).warning();
        String correction = book.correct(id, "wrong site", "ann", NOW + MINUTE).warning().id();
        book = book("two");
        assertEquals(correction, book.correct(id, "wrong site", "bob", NOW + MINUTE).warning().id(), "prepared once");
        OwnWarning sent = book.release(correction, "ann", false, NOW + MINUTE).warning();
        assertTrue(sent.document().contains("<msgType>Cancel</msgType>"));
        assertTrue(sent.document().contains(alert.identifier()));
        assertEquals(Refusal.WRONG_ORDER, book.correct(id, "again", "ann", NOW + 2 * MINUTE).refusal());
        book = book("three");
        assertEquals(2, sent().size(), "nothing is sent twice");
        assertEquals(List.of("ann prepared", "ann sent", "ann prepared", "ann sent"), journal);
    }

    @Test
    void leak_isFollowedByItself_once_upToTheAllClear_overRestarts() {
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW);
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW + 1_000);
        book = book("two");
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW + 2_000);
        follow(leak(OwnWarningUrgency.IMMEDIATE, false), NOW + 3_000);
        follow(leak(OwnWarningUrgency.IMMEDIATE, false), NOW + 55 * MINUTE);
        follow(leak(OwnWarningUrgency.IMMEDIATE, true), NOW + 60 * MINUTE);
        book = book("three");
        follow(leak(OwnWarningUrgency.IMMEDIATE, true), NOW + 61 * MINUTE);
        assertEquals(List.of(OwnWarningType.ALERT, OwnWarningType.UPDATE, OwnWarningType.UPDATE, OwnWarningType.ALL_CLEAR),
                sent().stream().map(OwnWarning::type).toList());
        assertTrue(sent().stream().allMatch(each -> each.scope() == OwnWarningScope.RESTRICTED && !each.isExercise()));
        assertTrue(sent().getLast().document().contains("<urgency>Past</urgency>"));
        assertEquals(4, sent().stream().map(OwnWarning::identifier).distinct().count());
    }

    @Test
    void storeThatIsAway_sendsNothing_andLaterOnce() {
        rows.isAway = true;
        assertThrows(IllegalStateException.class, () -> follow(leak(OwnWarningUrgency.EXPECTED, false), NOW));
        assertEquals(List.of(), sent());
        rows.isAway = false;
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW + 1_000);
        assertEquals(1, sent().size());
    }

    @Test
    void exercise_isMarkedEverywhere_andNeverInTheFeedOfRealMessages() {
        String id = prepared(draft(OwnWarningScope.PUBLIC, true, OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED));
        assertEquals(Refusal.OTHER_NATURE, book.release(id, "ann", false, NOW).refusal());
        OwnWarning sent = book.release(id, "ann", true, NOW).warning();
        assertTrue(sent.document().contains("<status>Exercise</status>"));
        assertTrue(sent.identifier().contains("EXERCISE"));
        assertEquals(List.of(), OwnWarningFeed.entries(book.all(), OwnWarningScope.PUBLIC, false, NOW));
        List<OwnWarning> own = OwnWarningFeed.entries(book.all(), OwnWarningScope.PUBLIC, true, NOW);
        String feed = OwnWarningFeed.atom(own, OwnWarningScope.PUBLIC, true, new CapDocument.Origin("hw@example", "https://example"));
        assertTrue(feed.contains("<title>【演练】EXERCISE") && feed.contains("term=\"Exercise\"") && !feed.contains("term=\"Actual\""));
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW);
        assertEquals(2, sent().size(), "an exercise takes the place of nothing");
        OwnWarningText called = new OwnWarningText(TEXT.event(), new Text("演练通知", "x"), TEXT.description(), TEXT.instruction(), TEXT.area(), 31, 119,
                100);
        assertEquals(Refusal.INVALID, book.prepare(OwnWarning.prepared("w", "acme", "yard", "acme.yard.2", OwnWarningScope.PUBLIC, false,
                OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED, called, "", 60, "ann", NOW)).refusal(),
                        "a real one is not called an exercise");
    }

    @Test
    void messageInTheWrongOrder_orBreakingRules_isRefused() {
        assertEquals(Refusal.WRONG_ORDER, book.prepare(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALL_CLEAR, OwnWarningUrgency.PAST))
                .refusal());
        OwnWarningText bad = new OwnWarningText(Text.of(""), new Text("同", "<b>same</b>"), new Text("同", "x"), Text.of(""), Text.of("a"), Double.NaN,
                0, 0);
        OwnWarningOutcome outcome = book.prepare(OwnWarning.prepared("w", "acme", "yard", LEAK, OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT,
                OwnWarningUrgency.PAST, bad, "", 0, "ann", NOW));
        assertEquals(Refusal.INVALID, outcome.refusal());
        for (String field : List.of("location", "radius", "minutes", "urgency", "event.zh", "headline.en", "description.zh", "instruction.zh")) {
            assertTrue(outcome.rules().stream().anyMatch(rule -> rule.startsWith(field + ':')), field + " " + outcome.rules());
        }
        assertEquals(Refusal.UNKNOWN, book.release("none", "ann", false, NOW).refusal());
        String id = prepared(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED));
        book.discard(id, "ann");
        assertEquals(Refusal.UNKNOWN, book.release(id, "ann", false, NOW).refusal(), "nothing keeps it");
        assertEquals(0, rows.rows.size());
    }

    @Test
    void documentThatWasChangedInTheStore_isNamedAndNotServed() {
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW);
        OwnWarning sent = sent().getFirst();
        assertEquals(sent, book.sent(sent.identifier()));
        rows.rows.put(sent.id(), sent.sent(sent.identifier(), "", NOW, sent.document().replace("31.78000", "32.78000"), sent.hash()));
        book = book("two");
        assertNull(book.sent(sent.identifier()));
        assertEquals(java.util.Set.of(sent.id()), book.altered());
        assertFalse(book.problem().isEmpty());
    }

    private void follow(OwnWarningSubject leak, long nowMillis) {
        book.follow(new OwnWarningSubjectRows(leak), nowMillis);
    }

    @Test
    void identifier_neverComesTwice_thoughOldMessagesOfTheChainAreForgotten() {
        long later = NOW;
        for (int day = 0; day < 3; day++) {
            later = NOW + day * 20 * 86_400_000L;
            follow(leak(day == 1 ? OwnWarningUrgency.IMMEDIATE : OwnWarningUrgency.EXPECTED, false), later);
        }
        assertEquals(2, sent().size(), "the first is forgotten");
        follow(leak(OwnWarningUrgency.IMMEDIATE, false), later + 1_000);
        assertEquals(4, rows.rows.values().stream().map(OwnWarning::identifier).filter(each -> !each.isEmpty()).distinct().count());
        rows.rows.values().removeIf(each -> each.state() == OwnWarning.State.SENT);
        book = book("one");
        follow(leak(OwnWarningUrgency.EXPECTED, false), later + 2_000);
        assertEquals(5, sent().getLast().number(), "also when the store has forgotten them");
    }

    @Test
    void commitOfUnknownOutcome_sendsNothingTwice_andServesWhatIsStored() {
        rows.isLostAfterCommit = true;
        assertThrows(IllegalStateException.class, () -> follow(leak(OwnWarningUrgency.EXPECTED, false), NOW));
        assertFalse(book.isLoaded(), "nothing else is done before all is read anew");
        book.load(NOW);
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW + 1_000);
        assertEquals(1, rows.rows.size());
        String id = prepared(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED));
        rows.isLostAfterCommit = true;
        assertThrows(IllegalStateException.class, () -> book.release(id, "ann", false, NOW));
        book.load(NOW);
        assertEquals(Refusal.NOT_PREPARED, book.release(id, "ann", false, NOW + 1_000).refusal());
        assertEquals(rows.rows.get(id), book.of(id));
        assertEquals(List.of("system sent", "ann prepared", "ann sent"), journal);
    }

    @Test
    void allClear_isSent_thoughTheLeakIsShownNoMore() {
        follow(leak(OwnWarningUrgency.IMMEDIATE, false), NOW);
        OwnWarningSubjectRows subjects = new OwnWarningSubjectRows();
        subjects.stored.put(LEAK, leak(OwnWarningUrgency.IMMEDIATE, false));
        book.follow(subjects, NOW + MINUTE);
        assertEquals(1, sent().size(), "it goes on");
        subjects.stored.put(LEAK, leak(OwnWarningUrgency.IMMEDIATE, true));
        book.follow(subjects, NOW + 2 * MINUTE);
        book.follow(subjects, NOW + 3 * MINUTE);
        assertEquals(List.of(OwnWarningType.ALERT, OwnWarningType.ALL_CLEAR), sent().stream().map(OwnWarning::type).toList());
    }

    @Test
    void chainOfWhichNothingIsKnownAnyMore_isNamed_untilAPersonEndsIt() {
        follow(leak(OwnWarningUrgency.IMMEDIATE, false), NOW);
        book.follow(new OwnWarningSubjectRows(), NOW + MINUTE);
        book.follow(new OwnWarningSubjectRows(), NOW + 2 * MINUTE);
        assertTrue(book.problem().contains(LEAK), book.problem());
        assertEquals(List.of("system sent", "system not sent"), journal);
        book.release(prepared(draft(OwnWarningScope.RESTRICTED, false, OwnWarningType.ALL_CLEAR, OwnWarningUrgency.PAST)), "ann", false,
                NOW + 3 * MINUTE);
        book.follow(new OwnWarningSubjectRows(), NOW + 4 * MINUTE);
        assertEquals("", book.problem());
    }

    @Test
    void siteThatIsGoneOrHasNoPlace_endsItsChainAllTheSame_butCannotBeginOne() {
        OwnWarningText nowhere = new OwnWarningText(TEXT.event(), TEXT.headline(), TEXT.description(), TEXT.instruction(), TEXT.area(), Double.NaN,
                Double.NaN, 1);
        OwnWarningSubject begun = new OwnWarningSubject(LEAK, "acme", "yard", OwnWarningUrgency.IMMEDIATE, nowhere, false, false);
        OwnWarningSubject over = new OwnWarningSubject(LEAK, "acme", "yard", OwnWarningUrgency.IMMEDIATE, nowhere, true, false);
        follow(begun, NOW);
        follow(begun, NOW + 1_000);
        assertTrue(book.problem().contains("location"), book.problem());
        assertEquals(List.of("system not sent"), journal);
        follow(leak(OwnWarningUrgency.IMMEDIATE, false), NOW + MINUTE);
        assertEquals("", book.problem());
        follow(over, NOW + 2 * MINUTE);
        assertEquals(OwnWarningType.ALL_CLEAR, sent().getLast().type());
        assertEquals(31.78, sent().getLast().text().lat());
    }

    private OwnWarning notice(String enterprise, int number) {
        return OwnWarning.prepared(book.newId(NOW), enterprise, "yard", enterprise + ".yard." + number, OwnWarningScope.RESTRICTED, false,
                OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED, TEXT, "", 60, "ann", NOW);
    }

    @Test
    void enterpriseThatPreparesTooMany_keepsNobodyElseOut_andCanStillTakeBackWhatItSent() {
        String sent = prepared(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED));
        book.release(sent, "ann", false, NOW);
        for (int i = 0; i < OwnWarningRoom.DRAFTS_MAX; i++) {
            prepared(notice("acme", i));
        }
        OwnWarning more = notice("acme", 1_000);
        assertEquals(Refusal.TOO_MANY, book.prepare(more).refusal());
        assertNull(book.prepare(notice("other", 1)).refusal());
        String correction = book.correct(sent, "wrong", "ann", NOW).warning().id();
        assertNull(book.release(correction, "ann", false, NOW + 1_000).refusal());
        book.discard(book.all().stream().filter(each -> each.incident().equals("acme.yard.1")).findFirst().orElseThrow().id(), "ann");
        assertNull(book.prepare(more).refusal(), "discarding makes room");
    }

    @Test
    void enterprisesMessages_areBounded_butTheirEndsAreNot() {
        for (int i = 0; i < OwnWarningRoom.MESSAGES_MAX; i++) {
            rows.rows.put("w" + i, notice("acme", i).released(List.of("ann")).sent("hw-" + i, "", NOW, "", ""));
        }
        book = book("two");
        assertEquals(Refusal.TOO_MANY, book.prepare(notice("acme", 5_000)).refusal());
        assertNull(book.prepare(OwnWarning.prepared("end", "acme", "yard", "acme.yard.3", OwnWarningScope.RESTRICTED, false,
                OwnWarningType.ALL_CLEAR, OwnWarningUrgency.PAST, TEXT, "", 60, "ann", NOW)).refusal());
    }

    @Test
    void oldMessages_areForgotten_thoughNobodyPreparesAny() {
        follow(leak(OwnWarningUrgency.EXPECTED, false), NOW);
        prepared(notice("acme", 1));
        book.follow(new OwnWarningSubjectRows(), NOW + OwnWarningBook.KEPT_MILLIS + 2 * 60 * MINUTE);
        assertEquals(List.of(), book.all());
        assertEquals(1, rows.rows.size(), "what was sent stays in the store");
    }

    @Test
    void correction_needsANote() {
        book.release(prepared(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.ALERT, OwnWarningUrgency.EXPECTED)), "ann", false, NOW);
        OwnWarningOutcome outcome = book.prepare(draft(OwnWarningScope.PUBLIC, false, OwnWarningType.CORRECTION, OwnWarningUrgency.PAST));
        assertEquals(List.of("note: must say why at a correction"), outcome.rules());
    }
}
