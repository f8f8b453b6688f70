package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Real noise follows itself and looks like a trend. A day of it raises at most one rate alarm, and a ramp in it is found within a window. */
class Story21NoiseLikeATrendTest {
    private static final String POINTS = """
            - id: p
              unit: u
              period: 10s
              staleAfter: 0s
              rate: [{id: rise, above: 0.6 u/min, window: 600s, onDelay: 60s, priority: P2}]
            """;

    /** AR(1) noise of deviation 1; a ramp of twice the limit begins at {@code rampAt}. */
    private static LaneRig play(long seed, int seconds, int rampAt) {
        LaneRig rig = LaneRig.ofPoints(POINTS);
        Random random = new Random(seed);
        double noise = 0;
        for (int second = 0; second < seconds; second += 10) {
            noise = 0.8 * noise + 0.6 * random.nextGaussian();
            rig.sendAt("p", second, 50 + noise + 0.02 * Math.max(0, second - rampAt));
        }
        return rig;
    }

    @Test
    void aDayOfNoise_raisesAtMostOnce() {
        for (long seed = 0; seed < 5; seed++) {
            long raised = play(seed, 86_400, Integer.MAX_VALUE).raised("rise");
            assertTrue(raised <= 1, "seed " + seed + ": " + raised);
        }
    }

    @Test
    void rampOfTwiceTheLimit_isFoundWithinAWindow() {
        for (long seed = 0; seed < 20; seed++) {
            assertTrue(play(seed, 3_600, 3_000).raised("rise") >= 1, "seed " + seed);
        }
    }
}
