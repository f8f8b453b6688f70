package io.hazardwatch.gateway.duty.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.model.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A new version of the time zone rules moves shifts; whoever proves coverage next proves it with them. */
class ChangedZoneRulesTest {
    /** Rules that change under a zone that is in use already, as a new tzdata does with a restart. */
    private static final class ChangingRules extends ZoneRulesProvider {
        private static final String ZONE = "Test/Changing";
        private volatile ZoneRules rules = ZoneOffset.ofHours(8).getRules();

        @Override
        protected Set<String> provideZoneIds() {
            return Set.of(ZONE);
        }

        /** Null where the rules would be kept by the zone. */
        @Override
        protected ZoneRules provideRules(String zoneId, boolean forCaching) {
            return forCaching ? null : rules;
        }

        @Override
        protected NavigableMap<String, ZoneRules> provideVersions(String zoneId) {
            return new TreeMap<>(Map.of("1", rules));
        }
    }

    private static final ChangingRules RULES = new ChangingRules();
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    static {
        ZoneRulesProvider.registerProvider(RULES);
    }

    @Test
    void gapOfALunchHour_movesWithTheRules() {
        PostRoster post = new PostRoster("room", ZoneId.of(ChangingRules.ZONE), 1,
                List.of(ShiftTime.of("most", Text.of("most"), LocalTime.of(13, 0), LocalTime.of(12, 0))),
                List.of(new Crew("a", Text.of("a"), List.of("a"))), List.of(Rotation.daily("r", LocalDate.of(2026, 1, 1), "most", List.of("a"))));
        Roster roster = Roster.of(List.of(post), List.of(), List.of(), List.of());
        assertEquals(Instant.parse("2026-12-01T04:00:00Z"), first(roster));
        RULES.rules = ZoneOffset.ofHours(9).getRules();
        assertEquals(Instant.parse("2026-12-01T03:00:00Z"), first(roster));
    }

    private static Instant first(Roster roster) {
        return RosterCoverage.ahead(roster, NOW, person -> Reachability.Answer.VERIFIED).getFirst().from();
    }
}
