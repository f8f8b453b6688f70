package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.duty.roster.Crew;
import io.hazardwatch.gateway.duty.roster.PostRoster;
import io.hazardwatch.gateway.duty.roster.Reachability;
import io.hazardwatch.gateway.duty.roster.Roster;
import io.hazardwatch.gateway.duty.roster.RosterCoverage;
import io.hazardwatch.gateway.duty.roster.Rotation;
import io.hazardwatch.gateway.duty.roster.ShiftOverride;
import io.hazardwatch.gateway.duty.roster.ShiftTime;
import io.hazardwatch.gateway.duty.roster.TimeSpan;
import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OnCall #576: entries for whole days were seen as gaps, since each ended a second before the next began. */
class Story29AllDayEntriesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Reachability EVERYBODY = person -> Reachability.Answer.VERIFIED;

    /** Havana and Beirut change their clocks at midnight, so a day begins twice or at one o'clock there. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/Havana", "Asia/Beirut"})
    void wholeDaysInARow_leaveNoGapInAYear(String zone) {
        PostRoster post = new PostRoster("p", ZoneId.of(zone), 1, List.of(ShiftTime.of("day", Text.of("all day"), LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT)), List.of(new Crew("a", Text.of("a"), List.of("li")), new Crew("b", Text.of("b"), List.of("sun"))),
                List.of(Rotation.daily("r", FIRST, "day", List.of("a", "b"))));
        assertEquals(List.of(), RosterCoverage.gaps(Roster.of(List.of(post), List.of(), List.of(), List.of()), "p", year(zone), EVERYBODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin", "America/Havana", "Asia/Beirut"})
    void wholeDaysAsOverridesAlone_leaveNoGapInAYear(String zone) {
        PostRoster post = new PostRoster("p", ZoneId.of(zone), 1, List.of(), List.of(), List.of());
        List<ShiftOverride> days = new ArrayList<>();
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(366)); day = day.plusDays(1)) {
            days.add(new ShiftOverride(day.toString(), "p", day.atStartOfDay(), day.plusDays(1).atStartOfDay(),
                    ShiftOverride.Mode.REPLACE, List.of("li")));
        }
        assertEquals(List.of(), RosterCoverage.gaps(Roster.of(List.of(post), days, List.of(), List.of()), "p", year(zone), EVERYBODY));
    }

    private static List<TimeSpan> year(String zone) {
        Instant from = FIRST.plusDays(1).atStartOfDay(ZoneId.of(zone)).toInstant();
        return List.of(new TimeSpan(from, FIRST.plusDays(364).atStartOfDay(ZoneId.of(zone)).toInstant()));
    }
}
