package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.GapReason;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterCoverage;
import io.hazardwatch.gateway.duty.roster.RosterCoverageGap;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.ShiftTurn;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.hazardwatch.gateway.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OnCall #3261, #5247, #5455, Sentry #84192: rosters with holes of an hour where clocks change, where a shift was shortened
 * or once a week. Three zones, both clock changes, daily, weekly and 24-hour shifts, hand-over at every half hour of the night.
 */
class Story27ClockChangesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final Reachability EVERYBODY = person -> Reachability.Answer.VERIFIED;
    private static final List<Crew> CREWS = Stream.of("a", "b", "c", "d").map(one -> new Crew(one, Text.of(one), List.of(one)))
            .toList();
    private static final List<String> IDS = List.of("a", "b", "c", "d");

    static List<Arguments> changesAndShifts() {
        List<Arguments> all = new ArrayList<>();
        for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")) {
            for (String shifts : List.of("daily", "weekly", "24 h")) {
                all.add(Arguments.of(ZoneId.of(zone), 0, shifts));
                all.add(Arguments.of(ZoneId.of(zone), 1, shifts));
            }
        }
        return all;
    }

    private static ZoneOffsetTransition change(ZoneId zone, int which) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(FIRST.atStartOfDay(zone).toInstant());
        return which == 0 ? change : zone.getRules().nextTransition(change.getInstant());
    }

    private static PostRoster post(ZoneId zone, String shifts, LocalTime handOver) {
        return switch (shifts) {
            case "daily" -> new PostRoster("p", zone, 1, List.of(ShiftTime.of("x", Text.of("first half"), handOver,
                    handOver.plusHours(12)), ShiftTime.of("y", Text.of("second half"), handOver.plusHours(12), handOver)), CREWS,
                    List.of(new Rotation("r", FIRST, null, List.of(List.of(new ShiftTurn("x", "a"), new ShiftTurn("y", "b")),
                            List.of(new ShiftTurn("x", "c"), new ShiftTurn("y", "d"))))));
            case "weekly" -> new PostRoster("p", zone, 1, List.of(new ShiftTime("w", Text.of("week"), handOver, handOver, 7,
                    Duration.ZERO)), CREWS, List.of(new Rotation("r", sunday(FIRST), null, week())));
            default -> new PostRoster("p", zone, 1, List.of(ShiftTime.of("d", Text.of("24 h"), handOver, handOver)), CREWS,
                    List.of(Rotation.daily("r", FIRST, "d", IDS)));
        };
    }

    /** Clocks change on Sundays, and so does the crew of the week. */
    private static LocalDate sunday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue());
    }

    private static List<List<ShiftTurn>> week() {
        List<List<ShiftTurn>> days = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            days.add(day % 7 == 0 ? List.of(new ShiftTurn("w", IDS.get(day / 7))) : List.of());
        }
        return days;
    }

    @ParameterizedTest
    @MethodSource("changesAndShifts")
    void handOverAtAnyTimeOfTheNight_leavesNoGapAndNeverAnEmptyPost(ZoneId zone, int which, String shifts) {
        ZoneOffsetTransition change = change(zone, which);
        for (int half = 0; half < 12; half++) {
            Roster roster = Roster.of(List.of(post(zone, shifts, LocalTime.of(half / 2, 30 * (half % 2)))), List.of(), List.of(),
                    List.of());
            TimeSpan around = new TimeSpan(change.getInstant().minus(Duration.ofDays(9)), change.getInstant().plus(Duration.ofDays(9)));
            assertEquals(List.of(), RosterCoverage.gaps(roster, "p", List.of(around), EVERYBODY));
        }
    }

    @ParameterizedTest
    @MethodSource("changesAndShifts")
    void handOverInTheRepeatedOrSkippedHour_isDoneByBothOrByTheEarlier(ZoneId zone, int which, String shifts) {
        ZoneOffsetTransition change = change(zone, which);
        LocalDateTime inside = change.isGap() ? change.getDateTimeBefore().plusMinutes(15) : change.getDateTimeAfter().plusMinutes(15);
        Roster roster = Roster.of(List.of(post(zone, shifts, inside.toLocalTime())), List.of(), List.of(), List.of());
        Set<String> before = on(roster, change.getInstant().minus(Duration.ofHours(2)));
        Set<String> after = on(roster, change.getInstant().plus(Duration.ofHours(2)));
        assertEquals(1, before.size());
        assertEquals(1, after.size());
        assertTrue(!before.equals(after), "the crew changes that night");
        if (change.isGap()) {
            assertEquals(before, on(roster, change.getInstant().plus(Duration.ofMinutes(15)).minusSeconds(1)));
            assertEquals(after, on(roster, change.getInstant().plus(Duration.ofMinutes(15))));
        } else {
            Instant first = inside.toInstant(change.getOffsetBefore());
            Instant second = inside.toInstant(change.getOffsetAfter());
            Set<String> both = new TreeSet<>(before);
            both.addAll(after);
            assertEquals(before, on(roster, first.minusSeconds(1)));
            assertEquals(both, on(roster, first));
            assertEquals(both, on(roster, second.minusSeconds(1)));
            assertEquals(after, on(roster, second));
        }
    }

    private static Set<String> on(Roster roster, Instant at) {
        return new TreeSet<>(roster.whoIsOnDuty("p", at).persons());
    }

    @ParameterizedTest
    @MethodSource("changesAndShifts")
    void shiftAnHourShort_isReportedEveryDayAndAlsoTheDayClocksChange(ZoneId zone, int which, String shifts) {
        PostRoster post = new PostRoster("p", zone, 1, List.of(ShiftTime.of("x", Text.of(shifts), LocalTime.of(6, 0), LocalTime.of(5, 0))),
                CREWS, List.of(Rotation.daily("r", FIRST, "x", IDS)));
        Instant from = change(zone, which).getInstant().minus(Duration.ofDays(3));
        List<RosterCoverageGap> gaps = RosterCoverage.gaps(Roster.of(List.of(post), List.of(), List.of(), List.of()), "p",
                List.of(new TimeSpan(from, from.plus(Duration.ofDays(6)))), EVERYBODY);
        assertEquals(6, gaps.size());
        gaps.forEach(gap -> assertEquals(3600, Duration.between(gap.from(), gap.to()).toSeconds()));
        gaps.forEach(gap -> assertEquals(GapReason.NO_SHIFT, gap.reason()));
    }

    @ParameterizedTest
    @MethodSource("changesAndShifts")
    void hourMissingOnceAWeek_isReportedOnceAWeek(ZoneId zone, int which, String shifts) {
        List<ShiftTurn> full = List.of(new ShiftTurn("x", "a"));
        PostRoster post = new PostRoster("p", zone, 1, List.of(ShiftTime.of("x", Text.of(shifts), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT),
                ShiftTime.of("short", Text.of("till 23:00"), LocalTime.MIDNIGHT, LocalTime.of(23, 0))), CREWS,
                List.of(new Rotation("r", FIRST, null, List.of(full, full, full, full, full, full, List.of(new ShiftTurn("short", "b"))))));
        Instant from = change(zone, which).getInstant().minus(Duration.ofDays(14));
        List<RosterCoverageGap> gaps = RosterCoverage.gaps(Roster.of(List.of(post), List.of(), List.of(), List.of()), "p",
                List.of(new TimeSpan(from, from.plus(Duration.ofDays(28)))), EVERYBODY);
        assertEquals(4, gaps.size());
    }
}
