package io.hazardwatch.gateway.duty.roster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.roster.RosterOutcome.Accepted;
import io.hazardwatch.gateway.duty.roster.RosterOutcome.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand edits: whatever is accepted, every minute without anybody stands in the coverage. */
@Tag("compiled")
class SeededRosterEditsTest {
    private static final long SEED = 4_711;
    private static final int EDITS = 10_000;
    private static final int EDITS_OF_A_ROSTER = 100;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    /** One of ten people has no verified means. */
    private static final Reachability PEOPLE = person -> person.equals("p9") ? Reachability.Answer.NO_VERIFIED_MEANS
            : Reachability.Answer.VERIFIED;

    private final RandomRosters random = new RandomRosters(SEED);
    private final Map<RosterRefusal, Integer> refusals = new EnumMap<>(RosterRefusal.class);
    private int accepted;

    @Test
    void tenThousandEdits_leaveNoUncoveredMinuteUnreported() {
        System.out.println("edits from seed " + SEED);
        for (int i = 0; i < EDITS / EDITS_OF_A_ROSTER; i++) {
            editOne(i);
        }
        System.out.println(accepted + " accepted, refused " + refusals);
        assertTrue(accepted > EDITS / 10, accepted + " accepted");
        assertTrue(refusals.getOrDefault(RosterRefusal.OPENS_GAP, 0) > EDITS / 50, refusals.toString());
        assertTrue(refusals.getOrDefault(RosterRefusal.PERSON_NOT_REACHABLE, 0) > 50, refusals.toString());
    }

    private void editOne(int number) {
        PostRoster post = random.post("post", FIRST);
        Instant now = LocalDateTime.of(2026, 3 + number % 8, 1 + number % 28, 9, 0).toInstant(ZoneOffset.UTC);
        Instant end = now.plus(CoverageProofPeriods.HORIZON);
        List<TimeSpan> window = List.of(new TimeSpan(now, end));
        Roster roster = Roster.of(List.of(post), List.of(), List.of(), List.of());
        List<RosterCoverageGap> before = RosterCoverage.gaps(roster, "post", window, PEOPLE);
        for (int i = 0; i < EDITS_OF_A_ROSTER; i++) {
            RosterEdit edit = edit(roster, post, now, number + "-" + i);
            RosterOutcome outcome = RosterEdits.apply(roster, edit, now, PEOPLE);
            if (outcome instanceof Accepted done) {
                accepted++;
                roster = done.roster();
                List<RosterCoverageGap> after = RosterCoverage.gaps(roster, "post", window, PEOPLE);
                List<RosterCoverageGap> opened = RosterCoverage.opened(before, after);
                assertTrue(opened.isEmpty(), edit + " opened " + opened);
                before = after;
            } else {
                refusals.merge(((Refused) outcome).reason(), 1, Integer::sum);
            }
        }
        everyMinuteIsCoveredOrReported(roster, now, before);
    }

    private static void everyMinuteIsCoveredOrReported(Roster roster, Instant from, List<RosterCoverageGap> gaps) {
        List<Set<String>> minutes = new MinuteByMinute(roster, "post", from, from.plus(CoverageProofPeriods.HORIZON)).people();
        int needed = roster.post("post").peopleMin();
        int at = 0;
        for (int minute = 0; minute < minutes.size(); minute++) {
            Instant instant = from.plusSeconds(60L * minute);
            while (at < gaps.size() && !gaps.get(at).to().isAfter(instant)) {
                at++;
            }
            boolean reported = at < gaps.size() && !gaps.get(at).from().isAfter(instant);
            boolean covered = minutes.get(minute).size() >= needed && minutes.get(minute).stream().anyMatch(one ->
                    PEOPLE.of(one) == Reachability.Answer.VERIFIED);
            assertTrue(covered != reported, instant + " on " + minutes.get(minute) + " reported " + reported);
        }
    }

    private RosterEdit edit(Roster roster, PostRoster post, Instant now, String id) {
        Instant from = now.plusSeconds(60L * random.random().nextInt(34 * 1440));
        Instant to = from.plusSeconds(60L * (1 + random.random().nextInt(3000)));
        String person = random.any(RandomRosters.PEOPLE);
        String other = random.any(RandomRosters.PEOPLE.stream().filter(one -> !one.equals(person)).toList());
        return switch (random.random().nextInt(8)) {
            case 0 -> new RosterEdit.PutOverride(override(post, from, to, id, person));
            case 1 -> roster.overrides().isEmpty() ? new RosterEdit.RemoveOverride("none")
                    : new RosterEdit.RemoveOverride(random.any(List.copyOf(roster.overrides())).id());
            case 2 -> new RosterEdit.PutLeave(new Leave(id, person, from, to, LeaveKind.LEAVE, null));
            case 3 -> new RosterEdit.PutLeave(new Leave(id, person, from, to, LeaveKind.SICKNESS, other));
            case 4 -> roster.leaves().isEmpty() ? new RosterEdit.EndLeave("none", now)
                    : new RosterEdit.EndLeave(random.any(List.copyOf(roster.leaves())).id(), from);
            case 5 -> roster.swaps().isEmpty() ? new RosterEdit.RemoveSwap("none") : confirm(roster);
            case 6 -> roster.swaps().isEmpty() ? new RosterEdit.RemoveSwap("none")
                    : new RosterEdit.RemoveSwap(random.any(List.copyOf(roster.swaps())).id());
            default -> swap(roster, post, from, id);
        };
    }

    private ShiftOverride override(PostRoster post, Instant from, Instant to, String id, String person) {
        LocalDateTime begin = LocalDateTime.ofInstant(from, post.zone());
        return new ShiftOverride(id, "post", begin, begin.plusSeconds(to.getEpochSecond() - from.getEpochSecond()),
                random.any(List.of(ShiftOverride.Mode.values())), random.random().nextInt(4) == 0 ? List.of() : List.of(person));
    }

    private RosterEdit confirm(Roster roster) {
        ShiftSwap swap = random.any(List.copyOf(roster.swaps()));
        return new RosterEdit.ConfirmSwap(swap.id(), random.any(List.copyOf(swap.parties())));
    }

    private RosterEdit swap(Roster roster, PostRoster post, Instant from, String id) {
        DutySpan span = roster.whoIsOnDuty("post", from);
        String giver = span.persons().isEmpty() ? "p0" : span.persons().getFirst();
        String taker = random.any(RandomRosters.PEOPLE.stream().filter(one -> !one.equals(giver)).toList());
        LocalDateTime begin = LocalDateTime.ofInstant(span.from(), post.zone());
        LocalDateTime end = LocalDateTime.ofInstant(span.to(), post.zone());
        return new RosterEdit.ProposeSwap(new ShiftSwap(id, List.of(new SwapLeg("post", begin,
                begin.isBefore(end) ? end : begin.plusHours(1), giver, taker)), Set.of()), giver);
    }
}
