package io.hazardwatch.gateway.duty.roster.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftSwap;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.SwapLeg;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the roster in force must do on either store. */
interface RosterBookContract {
    ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    LocalDate FIRST = LocalDate.of(2026, 12, 1);
    Instant NOW = FIRST.plusDays(3).atTime(9, 30).atZone(ZONE).toInstant();
    Reachability PEOPLE = person -> person.equals("stranger") ? Reachability.Answer.UNKNOWN_PERSON : Reachability.Answer.VERIFIED;

    TestDatabase place();

    /** Four people for a day each, from 08:00. */
    static PostRoster post(String id) {
        List<Crew> crews = List.of("p0", "p1", "p2", "p3").stream().map(person -> new Crew(person, new Text("班" + person, person),
                List.of(person))).toList();
        return new PostRoster(id, ZONE, 1, List.of(ShiftTime.of("day", Text.of("24 h"), LocalTime.of(8, 0), LocalTime.of(8, 0))), crews,
                List.of(Rotation.daily("r", FIRST, "day", List.of("p0", "p1", "p2", "p3"))));
    }

    /** Knows every post but one; a post of two people needs two. */
    static PlannedPost described(PostRoster plan) {
        return plan.post().equals("unknown") ? null : new PlannedPost(new DutyPost(plan.post(), new Text("值班室", "Control room"), "e", null,
                plan.zone()), "duty-officer", plan.needing(plan.post().equals("pair") ? 2 : 1));
    }

    static RosterContents file() {
        return new RosterContents(List.of(post("z-first"), post("a-second")), List.of(), List.of(), List.of());
    }

    static RosterBook open(Database database) {
        RosterBook book = new RosterBook(database, PEOPLE, RosterBookContract::described);
        book.open(file(), NOW);
        return book;
    }

    static void accepted(RosterOutcome outcome) {
        assertInstanceOf(RosterOutcome.Accepted.class, outcome, outcome.toString());
    }

    @Test
    default void emptyStore_isFilledFromTheFileOnceAndNeverAgain() {
        try (Database database = place().open()) {
            assertEquals(file(), open(database).contents());
        }
        try (Database database = place().open()) {
            RosterBook again = new RosterBook(database, PEOPLE, RosterBookContract::described);
            again.open(new RosterContents(List.of(post("other")), List.of(), List.of(), List.of()), NOW);
            assertEquals(file(), again.contents());
        }
    }

    @Test
    default void everyKindOfEdit_isThereAfterTheNextOpeningWithWhoAndWhy() {
        RosterContents expected;
        try (Database database = place().open()) {
            RosterBook book = open(database);
            SwapLeg leg = new SwapLeg("z-first", FIRST.plusDays(4).atTime(8, 0), FIRST.plusDays(5).atTime(8, 0), "p0", "p2");
            accepted(book.edit(new RosterEdit.ProposeSwap(new ShiftSwap("s", List.of(leg), Set.of()), "p0"), "p0", "wedding", NOW));
            accepted(book.edit(new RosterEdit.ConfirmSwap("s", "p2"), "p2", "", NOW));
            accepted(book.edit(new RosterEdit.PutOverride(new ShiftOverride("o1", "a-second", FIRST.plusDays(8).atTime(8, 0),
                    FIRST.plusDays(9).atTime(0, 0), ShiftOverride.Mode.ADD, List.of("p3", "p1"))), "admin", "inspection", NOW));
            accepted(book.edit(new RosterEdit.PutOverride(new ShiftOverride("o2", "a-second", FIRST.plusDays(8).atTime(8, 0),
                    FIRST.plusDays(9).atTime(0, 0), ShiftOverride.Mode.REPLACE, List.of("p2"))), "admin", "gone again", NOW));
            accepted(book.edit(new RosterEdit.RemoveOverride("o2"), "admin", "", NOW));
            accepted(book.edit(new RosterEdit.PutLeave(new Leave("l", "p3", NOW, NOW.plusSeconds(86_400), LeaveKind.SICKNESS, "p1")),
                    "p3", "fever", NOW));
            accepted(book.edit(new RosterEdit.EndLeave("l", NOW.plusSeconds(3_600)), "p3", "well again", NOW));
            accepted(book.plan(post("third"), "admin", "a new post", NOW));
            expected = book.contents();
            assertEquals(3, expected.plans().size());
        }
        try (Database database = place().open()) {
            RosterBook book = open(database);
            assertEquals(expected, book.contents());
            assertEquals(List.of("p2"), book.inForce().roster().whoIsOnDuty("z-first", NOW.plusSeconds(86_400)).persons());
            List<RosterChange> changes = book.changes(Long.MAX_VALUE, 100);
            assertEquals(10, changes.size());
            assertEquals("a new post", changes.getFirst().why());
            assertEquals(List.of("p3", "fever", "PUT_LEAVE", "l"), List.of(changes.get(2).who(), changes.get(2).why(),
                    changes.get(2).kind(), changes.get(2).subject()));
            assertEquals(2, book.changes(3, 100).size());
        }
    }

    @Test
    default void refusedEdit_writesNothing() {
        try (Database database = place().open()) {
            RosterBook book = open(database);
            assertInstanceOf(RosterOutcome.Refused.class, book.edit(new RosterEdit.PutLeave(new Leave("l", "p3", NOW,
                    NOW.plusSeconds(60), LeaveKind.LEAVE, null)), "p3", "away", NOW));
            assertEquals(file(), book.contents());
            assertEquals(2, book.changes(Long.MAX_VALUE, 100).size());
            assertTrue(book.gaps(NOW).isEmpty());
        }
    }

    @Test
    default void planOfAPost_isProvedForAsManyPeopleAsThePostNeeds() {
        try (Database database = place().open()) {
            RosterBook book = open(database);
            assertEquals(RosterRefusal.UNKNOWN_POST, assertInstanceOf(RosterOutcome.Refused.class,
                    book.plan(post("unknown"), "admin", "", NOW)).reason());
            assertEquals(RosterRefusal.OPENS_GAP, assertInstanceOf(RosterOutcome.Refused.class,
                    book.edit(new RosterEdit.PlanPost(post("pair")), "admin", "", NOW)).reason());
            assertEquals(file(), book.contents());
        }
    }

    @Test
    default void personInUse_isToldWithWhere() {
        try (Database database = place().open()) {
            RosterBook book = open(database);
            accepted(book.edit(new RosterEdit.PutLeave(new Leave("l", "p3", NOW, NOW.plusSeconds(86_400), LeaveKind.SICKNESS, "p9")),
                    "p3", "fever", NOW));
            assertEquals(List.of("crew of post a-second", "crew of post z-first"), book.inForce().roster().usesOfPerson("p0", NOW));
            assertEquals(List.of("leave l"), book.inForce().roster().usesOfPerson("p9", NOW));
            assertEquals(List.of(), book.inForce().roster().usesOfPerson("p9", NOW.plusSeconds(86_400)));
        }
    }

    @Test
    default void anotherVersionOfTheZoneRules_isNotedOnceWithTheOneBefore() {
        try (Database database = place().open()) {
            open(database);
            RosterStore store = RosterStore.in(database);
            assertNull(store.noteZoneRules(Roster.zoneRulesVersion(), 1), "noted when the book was opened");
            assertEquals(Roster.zoneRulesVersion(), store.noteZoneRules("2099z", 2));
            assertNull(store.noteZoneRules("2099z", 3));
            RosterChange last = store.changes(Long.MAX_VALUE, 1).getFirst();
            assertEquals(List.of("ZONE_RULES", "2099z", "before: " + Roster.zoneRulesVersion()), List.of(last.kind(), last.subject(), last.detail()));
        }
    }

    @Test
    default void feedToken_isFoundByItsHashUntilItIsRevoked() {
        try (Database database = place().open()) {
            RosterBook book = open(database);
            book.keepFeed("p0", "hash-1", "admin", NOW);
            book.keepFeed("p1", "hash-2", "admin", NOW);
            assertEquals("p0", book.feedOf("hash-1"));
            book.keepFeed("p0", "hash-3", "admin", NOW);
            assertNull(book.feedOf("hash-1"), "the earlier address is revoked");
            book.keepFeed("p0", null, "admin", NOW);
            assertNull(book.feedOf("hash-3"));
            assertEquals("p1", book.feedOf("hash-2"));
            assertEquals(NOW.toEpochMilli(), book.feedMadeAt("p1"));
            assertEquals(0, book.feedMadeAt("p0"));
            assertEquals("REVOKE_FEED", book.changes(Long.MAX_VALUE, 1).getFirst().kind());
        }
    }
}
