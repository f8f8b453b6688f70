package io.hazardwatch.gateway.stories;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Prometheus needed a special case: rounding made a constant series seem to drift. Constant, with or without a last digit's noise, is still. */
class Story20ConstantValuesTest {
    private static final String POINTS = """
            - id: p
              unit: u
              period: 1s
              staleAfter: 0s
              rate:
                - {id: rise, above: 0.001 u/h, window: 600s, onDelay: 0s, priority: P2}
                - {id: fall, below: -0.001 u/h, window: 600s, onDelay: 0s, priority: P2}
            """;

    @Test
    void constantValue_hasNoSlope() {
        for (double value : new double[] {0.1, 1e9 / 3, -7e12}) {
            LaneRig rig = LaneRig.ofPoints(POINTS);
            for (int second = 0; second < 4_000; second++) {
                rig.sendAt("p", second, value);
            }
            rig.expect();
        }
    }

    @Test
    void noiseOfTheLastDigit_raisesNothing() {
        LaneRig rig = LaneRig.ofPoints(POINTS);
        Random random = new Random(20);
        double value = 1_234.5;
        for (int second = 0; second < 20_000; second++) {
            rig.sendAt("p", second, value + Math.ulp(value) * random.nextInt(-1, 2));
        }
        rig.expect();
    }
}
