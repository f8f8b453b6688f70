package io.hazardwatch.gateway.duty.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sweep over instants against a look at every single minute. */
@Tag("compiled")
class RosterBruteForceTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Reachability EVERYBODY = person -> Reachability.Answer.VERIFIED;
    private static final long SEED = 20_261_129;

    @Test
    void hundredRosters_agreeWithEveryMinute() {
        System.out.println("rosters from seed " + SEED);
        int withGap = 0;
        for (int i = 0; i < 100; i++) {
            RandomRosters random = new RandomRosters(SEED + i);
            Roster roster = roster(random);
            Instant begin = begin(random, roster.posts().iterator().next());
            withGap += agrees(roster, begin, begin.plusSeconds(8 * 86_400L), "seed " + (SEED + i)) ? 1 : 0;
        }
        assertTrue(withGap > 10 && withGap < 90, "rosters with a gap: " + withGap);
    }

    private static Roster roster(RandomRosters random) {
        PostRoster post = random.post("post", FIRST);
        List<Leave> leaves = new ArrayList<>();
        List<ShiftOverride> overrides = new ArrayList<>();
        Instant about = begin(random, post);
        for (int i = random.random().nextInt(3); i > 0; i--) {
            Instant from = about.plusSeconds(random.random().nextInt(8 * 1440) * 60L);
            String person = random.any(RandomRosters.PEOPLE);
            String other = random.any(RandomRosters.PEOPLE);
            leaves.add(new Leave("l" + i, person, from, from.plusSeconds(60L * (1 + random.random().nextInt(4000))),
                    LeaveKind.LEAVE, other.equals(person) ? null : other));
        }
        if (random.random().nextInt(2) == 0) {
            LocalDateTime from = LocalDateTime.ofInstant(about.plusSeconds(random.random().nextInt(6 * 1440) * 60L), post.zone());
            overrides.add(new ShiftOverride("o", "post", from, from.plusMinutes(1 + random.random().nextInt(2000)),
                    random.any(List.of(ShiftOverride.Mode.values())), List.of(random.any(RandomRosters.PEOPLE))));
        }
        return Roster.of(List.of(post), overrides, List.of(), leaves);
    }

    /** Four days before a clock change, or any time where clocks do not change. */
    private static Instant begin(RandomRosters random, PostRoster post) {
        Instant year = FIRST.plusDays(30).atStartOfDay(post.zone()).toInstant();
        ZoneOffsetTransition change = post.zone().getRules().nextTransition(year);
        return change == null ? year : change.getInstant().minusSeconds(4 * 86_400L);
    }

    private static boolean agrees(Roster roster, Instant from, Instant to, String message) {
        List<Set<String>> expected = new MinuteByMinute(roster, "post", from, to).people();
        List<DutySpan> spans = roster.spans("post", from, to);
        assertEquals(from, spans.getFirst().from());
        assertEquals(to, spans.getLast().to());
        int at = 0;
        for (int minute = 0; minute < expected.size(); minute++) {
            Instant instant = from.plusSeconds(60L * minute);
            while (!spans.get(at).to().isAfter(instant)) {
                at++;
            }
            assertEquals(expected.get(minute), new HashSet<>(spans.get(at).persons()), message + " at " + instant + ' ' + roster.posts());
        }
        return matchesGaps(roster, from, to, expected, message);
    }

    private static boolean matchesGaps(Roster roster, Instant from, Instant to, List<Set<String>> expected, String message) {
        List<RosterCoverageGap> gaps = RosterCoverage.gaps(roster, "post", List.of(new TimeSpan(from, to)), EVERYBODY);
        int needed = roster.post("post").peopleMin();
        int at = 0;
        for (int minute = 0; minute < expected.size(); minute++) {
            Instant instant = from.plusSeconds(60L * minute);
            while (at < gaps.size() && !gaps.get(at).to().isAfter(instant)) {
                at++;
            }
            boolean reported = at < gaps.size() && !gaps.get(at).from().isAfter(instant);
            assertEquals(expected.get(minute).size() < needed, reported, message + " at " + instant);
        }
        return !gaps.isEmpty();
    }

    @Test
    void fiveHundredPostsForFiveWeeks_areProvedFromScratch() {
        List<PostRoster> posts = new ArrayList<>();
        RandomRosters random = new RandomRosters(SEED);
        for (int i = 0; i < 500; i++) {
            posts.add(random.post("post-" + i, FIRST));
        }
        Roster roster = Roster.of(posts, List.of(), List.of(), List.of());
        List<RosterCoverageGap> gaps = List.of();
        for (int round = 0; round < 3; round++) {
            long begun = System.nanoTime();
            gaps = RosterCoverage.ahead(roster, FIRST.plusDays(60).atStartOfDay(RandomRosters.ZONES.getFirst()).toInstant(), EVERYBODY);
            System.out.println("500 posts proved in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
        assertTrue(gaps.size() > 500, gaps.size() + " gaps of the rosters that are an hour short");
    }
}
