package io.hazardwatch.gateway.api.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.leaks.field.FieldTask;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SiteText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a task says of its valve. */
class FieldTaskJsonTest {
    private static final long HOURS = 7_200_000;
    private static final Registry REGISTRY = SiteText.load("""
            kind: gas_user
            devices:
              - id: h-0
                points:
                  - {id: lel, unit: "%LEL", limits: {H: {at: 10, priority: P2}}}
                  - {id: valve, period: 10s, staleAfter: 0s}
            cityGas: {shutOffs: [{id: v-0, detectors: [h-0/lel], valve: h-0/valve}]}
            """);
    private static final FieldTask TASK = new FieldTask("acme.yard.h-0.lel.high.1", "acme", "yard", Text.of("Flat 0"), List.of(),
            "acme.yard.h-0.lel.high", 1, 2, "", 0, "", 0, "", 0, "");

    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private Reading last;
    private final FieldTaskJson json = new FieldTaskJson(new SiteIndex(() -> REGISTRY), point -> last, clock);

    /** A reading that arrives now and was measured so long ago by the clock of its device. */
    private void arrive(double value, long agoMillis) {
        last = new Reading(PointId.parse("acme/yard/h-0/valve"), clock.millis() - agoMillis, clock.millis(), value, Quality.GOOD);
    }

    private String state() {
        return json.whole(TASK).getJsonArray("valves").getJsonObject(0).getString("state");
    }

    @Test
    void valveThatIsNeverStale_isKnown_asLongAsTheRuleAboutItKnowsIt() {
        assertEquals("unknown", state());
        arrive(0, 0);
        assertEquals("closed", state());
        clock.advance(60_000);
        assertEquals("closed", state());
        clock.advance(1_000);
        assertEquals("unknown", state());
    }

    @Test
    void backlogOfHoursAgo_isNotThePresentState() {
        arrive(1, 0);
        assertEquals("open", state());
        clock.advance(10_000);
        arrive(0, HOURS);
        assertEquals("open", state(), "it is heard of a moment ago");
        clock.advance(HOURS);
        arrive(0, HOURS / 2);
        assertEquals("unknown", state());
    }

    @Test
    void valveWhoseClockIsWrong_isKnownAfterAMinute() {
        for (int i = 0; i < 6; i++) {
            arrive(0, HOURS);
            assertEquals("unknown", state());
            clock.advance(10_000);
        }
        arrive(0, HOURS);
        assertEquals("closed", state());
    }
}
