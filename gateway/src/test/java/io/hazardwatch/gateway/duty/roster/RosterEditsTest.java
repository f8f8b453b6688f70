package io.hazardwatch.gateway.duty.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.roster.Reachability.Answer;
import io.hazardwatch.gateway.duty.roster.RosterEdit.ConfirmSwap;
import io.hazardwatch.gateway.duty.roster.RosterEdit.PlanPost;
import io.hazardwatch.gateway.duty.roster.RosterEdit.ProposeSwap;
import io.hazardwatch.gateway.duty.roster.RosterEdit.PutLeave;
import io.hazardwatch.gateway.duty.roster.RosterEdit.PutOverride;
import io.hazardwatch.gateway.duty.roster.RosterOutcome.Accepted;
import io.hazardwatch.gateway.duty.roster.RosterOutcome.Refused;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edits that people make: what is accepted, what is refused with which instants. */
class RosterEditsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final Instant NOW = FIRST.plusDays(3).atTime(9, 30).atZone(ZONE).toInstant();
    private static final Reachability PEOPLE = person -> person.startsWith("p") ? Answer.VERIFIED
            : person.equals("mute") ? Answer.NO_VERIFIED_MEANS : Answer.UNKNOWN_PERSON;

    /** Four days from 08:00 to 08:00 in turn: p0 is on from the first, p3 from the fourth. */
    private static PostRoster post(String id) {
        List<Crew> crews = List.of("p0", "p1", "p2", "p3").stream().map(person -> new Crew(person, Text.of(person),
                List.of(person))).toList();
        return new PostRoster(id, ZONE, 1, List.of(ShiftTime.of("day", Text.of("24 h"), LocalTime.of(8, 0), LocalTime.of(8, 0))),
                crews, List.of(Rotation.daily("r", FIRST, "day", List.of("p0", "p1", "p2", "p3"))));
    }

    private static Roster roster() {
        return Roster.of(List.of(post("room")), List.of(), List.of(), List.of());
    }

    private static Instant at(int day, int hour) {
        return LocalDate.of(2026, 12, day).atTime(hour, 0).atZone(ZONE).toInstant();
    }

    private static LocalDateTime wall(int day, int hour) {
        return LocalDate.of(2026, 12, day).atTime(hour, 0);
    }

    private static Roster accepted(Roster roster, RosterEdit edit) {
        return assertInstanceOf(Accepted.class, RosterEdits.apply(roster, edit, NOW, PEOPLE)).roster();
    }

    private static Refused refused(Roster roster, RosterEdit edit) {
        return assertInstanceOf(Refused.class, RosterEdits.apply(roster, edit, NOW, PEOPLE));
    }

    private static Leave sick(String person, String replacement) {
        return new Leave("sick", person, NOW, at(12, 8), LeaveKind.SICKNESS, replacement);
    }

    @Test
    void officerFallsIll_isRefusedWithoutAReplacementAndReplacedAtOnceWithOne() {
        Refused refused = refused(roster(), new PutLeave(sick("p3", null)));
        assertEquals(RosterRefusal.OPENS_GAP, refused.reason());
        assertEquals(List.of(new RosterConflict("room", NOW, at(5, 8), GapReason.ON_LEAVE, null),
                new RosterConflict("room", at(8, 8), at(9, 8), GapReason.ON_LEAVE, null)), refused.conflicts());

        Roster replaced = accepted(roster(), new PutLeave(sick("p3", "p0")));
        assertEquals(List.of("p3"), replaced.whoIsOnDuty("room", NOW.minusSeconds(1)).persons());
        assertEquals(List.of("p0"), replaced.whoIsOnDuty("room", NOW).persons());
        assertEquals("p3", replaced.whoIsOnDuty("room", NOW).onDuty().getFirst().insteadOf());
        assertEquals(at(5, 8), replaced.whoIsOnDuty("room", NOW).to(), "p0's own day begins then, as planned");
    }

    @Test
    void replacementWhoFallsIllToo_opensAGap() {
        Roster replaced = accepted(roster(), new PutLeave(sick("p3", "p0")));
        Leave second = new Leave("second", "p0", NOW, NOW.plusSeconds(3600), LeaveKind.SICKNESS, null);
        assertEquals(List.of(new RosterConflict("room", NOW, NOW.plusSeconds(3600), GapReason.ON_LEAVE, null)),
                refused(replaced, new PutLeave(second)).conflicts());
    }

    @Test
    void twoReplaceEachOther_nobodyIsOn() {
        Roster replaced = accepted(roster(), new PutLeave(sick("p3", "p0")));
        Leave back = new Leave("back", "p0", NOW, NOW.plusSeconds(60), LeaveKind.SICKNESS, "p3");
        assertEquals(RosterRefusal.OPENS_GAP, refused(replaced, new PutLeave(back)).reason());
    }

    @Test
    void officerIsBackEarly_theReplacementIsOffFromThenOn() {
        Roster replaced = accepted(roster(), new PutLeave(sick("p3", "p1")));
        Roster back = accepted(replaced, new RosterEdit.EndLeave("sick", at(4, 20)));
        assertEquals(List.of("p1"), back.whoIsOnDuty("room", at(4, 19)).persons());
        assertEquals(List.of("p3"), back.whoIsOnDuty("room", at(4, 20)).persons());
    }

    @Test
    void swap_changesNothingUntilBothHaveConfirmed() {
        ShiftSwap swap = new ShiftSwap("swap", List.of(new SwapLeg("room", wall(5, 8), wall(6, 8), "p0", "p2"),
                new SwapLeg("room", wall(7, 8), wall(8, 8), "p2", "p0")), Set.of());
        Roster proposed = accepted(roster(), new ProposeSwap(swap, "p0"));
        assertEquals(List.of("p0"), proposed.whoIsOnDuty("room", at(5, 12)).persons());
        assertFalse(proposed.swap("swap").isInForce());
        assertEquals(RosterRefusal.NOT_A_PARTY, refused(proposed, new ConfirmSwap("swap", "p1")).reason());

        Roster confirmed = accepted(proposed, new ConfirmSwap("swap", "p2"));
        assertEquals(List.of("p2"), confirmed.whoIsOnDuty("room", at(5, 12)).persons());
        assertEquals(List.of("p0"), confirmed.whoIsOnDuty("room", at(7, 12)).persons());
        assertEquals(Assignment.Cause.SWAP, confirmed.whoIsOnDuty("room", at(7, 12)).onDuty().getFirst().cause());
    }

    @Test
    void swapProposedByTheOffice_needsBothSides() {
        ShiftSwap swap = new ShiftSwap("swap", List.of(new SwapLeg("room", wall(5, 8), wall(6, 8), "p0", "p2")), Set.of("p0", "p2"));
        Roster proposed = accepted(roster(), new ProposeSwap(swap, "office"));
        assertEquals(Set.of(), proposed.swap("swap").confirmedBy());
    }

    @Test
    void swapOfAShiftSomebodyElseHas_isRefused() {
        ShiftSwap notGivers = new ShiftSwap("swap", List.of(new SwapLeg("room", wall(5, 8), wall(6, 9), "p0", "p2")), Set.of());
        assertEquals(RosterRefusal.GIVER_NOT_ON_DUTY, refused(roster(), new ProposeSwap(notGivers, "p0")).reason());
    }

    @Test
    void takerWentOnLeaveMeanwhile_theConfirmationIsRefused() {
        ShiftSwap swap = new ShiftSwap("swap", List.of(new SwapLeg("room", wall(5, 8), wall(6, 8), "p0", "p2")), Set.of());
        Roster proposed = accepted(roster(), new ProposeSwap(swap, "p0"));
        Roster away = accepted(proposed, new PutLeave(new Leave("l", "p2", at(5, 8), at(6, 0), LeaveKind.LEAVE, null)));
        assertEquals(List.of(new RosterConflict("room", at(5, 8), at(6, 0), GapReason.ON_LEAVE, null)),
                refused(away, new ConfirmSwap("swap", "p2")).conflicts());
    }

    @Test
    void overrideWithNobody_isRefusedFarAheadToo() {
        ShiftOverride empty = new ShiftOverride("o", "room", LocalDate.of(2027, 8, 1).atTime(10, 0),
                LocalDate.of(2027, 8, 1).atTime(11, 0), ShiftOverride.Mode.REPLACE, List.of());
        RosterConflict conflict = refused(roster(), new PutOverride(empty)).conflicts().getFirst();
        assertEquals(GapReason.NOBODY_NAMED, conflict.gap());
        assertEquals(Instant.parse("2027-08-01T02:00:00Z"), conflict.from());
    }

    @Test
    void overrideByAReachablePerson_replacesThePlannedOne() {
        ShiftOverride override = new ShiftOverride("o", "room", wall(6, 20), wall(7, 4), ShiftOverride.Mode.REPLACE, List.of("p3"));
        Roster changed = accepted(roster(), new PutOverride(override));
        assertEquals(new DutySpan(at(6, 20), at(7, 4), List.of(new Assignment("p3", null, null, Assignment.Cause.OVERRIDE, null)),
                List.of(), true), changed.whoIsOnDuty("room", at(7, 0)));
        assertEquals(roster().spans("room", at(1, 0), at(30, 0)),
                accepted(changed, new RosterEdit.RemoveOverride("o")).spans("room", at(1, 0), at(30, 0)));
    }

    @Test
    void personsNobodyKnowsAndTimesThatAreOver_areRefused() {
        assertEquals(RosterRefusal.UNKNOWN_PERSON, refused(roster(), new PutLeave(sick("p3", "stranger"))).reason());
        assertEquals(RosterRefusal.UNKNOWN_POST, refused(roster(), new PutOverride(new ShiftOverride("o", "nowhere", wall(6, 0),
                wall(7, 0), ShiftOverride.Mode.ADD, List.of("p0")))).reason());
        assertEquals(RosterRefusal.IN_THE_PAST, refused(roster(), new PutOverride(new ShiftOverride("o", "room", wall(1, 0),
                wall(2, 0), ShiftOverride.Mode.ADD, List.of("p0")))).reason());
        assertEquals(RosterRefusal.UNKNOWN_ENTRY, refused(roster(), new RosterEdit.RemoveSwap("none")).reason());
    }

    @Test
    void newPostWithAnHourlessPlan_isRefusedAndACompleteOneIsProvedFromItsFirstDay() {
        LocalDate later = FIRST.plusDays(20);
        PostRoster complete = new PostRoster("new", ZONE, 1, post("new").shifts(), post("new").crews(),
                List.of(Rotation.daily("r", later, "day", List.of("p0", "p1"))));
        assertEquals(2, accepted(roster(), new PlanPost(complete)).posts().size());
        PostRoster short1 = new PostRoster("new", ZONE, 1, List.of(ShiftTime.of("day", Text.of("23 h"), LocalTime.of(8, 0),
                LocalTime.of(7, 0))), complete.crews(), complete.rotations());
        assertEquals(35, refused(roster(), new PlanPost(short1)).conflicts().size());
    }

    @Test
    void crewOfOneWithoutVerifiedMeans_isRefusedWithThePersonAndTheInstants() {
        Refused refused = refused(roster(), new PutOverride(new ShiftOverride("o", "room", wall(6, 8), wall(7, 8),
                ShiftOverride.Mode.ADD, List.of("mute"))));
        assertEquals(RosterRefusal.PERSON_NOT_REACHABLE, refused.reason());
        assertEquals(List.of(new RosterConflict("room", at(6, 8), at(7, 8), null, "mute")), refused.conflicts());
    }

    @Test
    void meansLostAfterwards_isAGapAndAnAlarmSeventyTwoHoursAhead() {
        Reachability lost = person -> person.equals("p2") ? Answer.NO_VERIFIED_MEANS : PEOPLE.of(person);
        List<RosterCoverageGap> gaps = RosterCoverage.ahead(roster(), NOW, lost);
        assertEquals(new RosterCoverageGap("room", at(7, 8), at(8, 8), GapReason.NOBODY_REACHABLE), gaps.getFirst());

        GapAlarms.GapAlarm early = GapAlarms.due(gaps, at(4, 8)).getFirst();
        assertEquals(Priority.P2, early.priority());
        assertFalse(early.isLate(), "exactly 72 hours are left");
        assertTrue(GapAlarms.due(gaps, at(4, 8).plusSeconds(1)).getFirst().isLate());
        assertEquals(List.of(), GapAlarms.due(List.of(), NOW));
        assertEquals(List.of(), GapAlarms.due(gaps.subList(0, 1), at(1, 7).minusSeconds(86_400)), "more than a week ahead");
    }

    @Test
    void fourCrewsThreeShifts_giveEveryCrewTwoDaysOfEachShiftAndTwoOff() {
        List<ShiftTime> shifts = List.of(ShiftTime.of("d", Text.of("day"), LocalTime.of(8, 0), LocalTime.of(16, 0)),
                ShiftTime.of("e", Text.of("evening"), LocalTime.of(16, 0), LocalTime.MIDNIGHT),
                ShiftTime.of("n", Text.of("night"), LocalTime.MIDNIGHT, LocalTime.of(8, 0)));
        PostRoster four = new PostRoster("four", ZONE, 1, shifts, post("x").crews(), List.of(Rotation.fourCrewsThreeShifts("r",
                FIRST, List.of("d", "e", "n"), List.of("p0", "p1", "p2", "p3"))));
        Roster roster = Roster.of(List.of(four), List.of(), List.of(), List.of());
        Instant begin = FIRST.plusDays(8).atStartOfDay(ZONE).toInstant();
        List<DutySpan> cycle = roster.spans("four", begin, begin.plus(Duration.ofDays(8)));
        for (String person : List.of("p0", "p1", "p2", "p3")) {
            assertEquals(Duration.ofHours(48), cycle.stream().filter(span -> span.persons().equals(List.of(person)))
                    .map(span -> Duration.between(span.from(), span.to())).reduce(Duration.ZERO, Duration::plus));
        }
        assertEquals(List.of(), RosterCoverage.gaps(roster, "four", List.of(new TimeSpan(begin, begin.plus(Duration.ofDays(365)))),
                PEOPLE));
    }
}
