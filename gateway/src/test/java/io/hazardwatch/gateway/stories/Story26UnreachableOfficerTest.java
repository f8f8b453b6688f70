package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.hazardwatch.gateway.duty.roster.CoverageProofPeriods;
import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.GapReason;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.Reachability.Answer;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterConflict;
import io.hazardwatch.gateway.duty.roster.RosterCoverage;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterEdits;
import io.hazardwatch.gateway.duty.roster.RosterOutcome.Refused;
import io.hazardwatch.gateway.duty.roster.RosterRefusal;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OnCall #1326: the second level had no channel for what is important, so the directors were called. */
class Story26UnreachableOfficerTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final Instant NOW = FIRST.atTime(12, 0).atZone(ZONE).toInstant();

    private static Reachability allBut(String mute) {
        return person -> person.equals(mute) ? Answer.NO_VERIFIED_MEANS : Answer.VERIFIED;
    }

    private static PostRoster post() {
        return new PostRoster("control-room", ZONE, 1, List.of(ShiftTime.of("day", Text.of("24 h"), LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT)), List.of(new Crew("a", Text.of("a"), List.of("li")), new Crew("b", Text.of("b"), List.of("sun"))),
                List.of(Rotation.daily("r", FIRST, "day", List.of("a", "b"))));
    }

    @Test
    void officerWithoutAVerifiedMeans_isRefusedWhenTheRosterIsSaved() {
        Refused refused = assertInstanceOf(Refused.class, RosterEdits.apply(Roster.EMPTY, new RosterEdit.PlanPost(post()), NOW,
                allBut("sun")));
        assertEquals(RosterRefusal.PERSON_NOT_REACHABLE, refused.reason());
        assertEquals(18, refused.conflicts().size(), "every second day of the next 35");
        Instant second = FIRST.plusDays(1).atStartOfDay(ZONE).toInstant();
        assertEquals(new RosterConflict("control-room", second, second.plusSeconds(86_400), null, "sun"),
                refused.conflicts().getFirst());
    }

    @Test
    void meansThatFailLater_areNamedAsGapsSoThatTheNextLevelIsCalledAtOnce() {
        Roster roster = Roster.of(List.of(post()), List.of(), List.of(), List.of());
        List<RosterCoverageGap> gaps = RosterCoverage.gaps(roster, "control-room", CoverageProofPeriods.of(ZONE, NOW), allBut("li"));
        assertEquals(GapReason.NOBODY_REACHABLE, gaps.getFirst().reason());
        assertEquals(NOW, gaps.getFirst().from());
    }
}
