package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums over seconds since 1970 made slopes wrong by up to 0.8 a second. The same data at another date give the same figures, bit for bit. */
class Story19LargeTimesTest {
    private static final String POINTS = """
            - id: p
              unit: u
              period: 1s
              staleAfter: 0s
              rate: [{id: rise, above: 3 u/min, window: 120s, onDelay: 5s, priority: P2}]
            """;
    /** From now to 1970. */
    private static final double SHIFT = -LaneRig.START_MILLIS / 1_000.0;

    private static LaneRig play(double shift) {
        LaneRig rig = LaneRig.ofPoints(POINTS);
        Random random = new Random(19);
        for (int second = 0; second < 3_000; second++) {
            double ramp = second < 1_000 || second >= 2_000 ? 0 : 0.1 * (second - 1_000);
            rig.sendAt("p", second + shift, second, 1_000 + ramp + random.nextGaussian(), Quality.GOOD);
        }
        return rig;
    }

    @Test
    void sameDataShifted_sameSlopeAtTheSameMoment() {
        LaneRig now = play(0);
        LaneRig then = play(SHIFT);
        assertTrue(now.raised("rise") >= 1);
        assertEquals(now.transitions().size(), then.transitions().size());
        for (int i = 0; i < now.transitions().size(); i++) {
            Transition a = now.transitions().get(i);
            Transition b = then.transitions().get(i);
            assertEquals(a.type(), b.type());
            assertEquals(a.after().value(), b.after().value(), 0);
            assertEquals(a.after().eventAt() - LaneRig.START_MILLIS, b.after().eventAt());
        }
    }
}
