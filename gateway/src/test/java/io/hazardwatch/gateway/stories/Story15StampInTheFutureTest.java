package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.LaneRig;
import org.junit.jupiter.api.Test;

/** A single reading dated 2099 emptied a window. It is refused, and the next hour is judged as ever. */
class Story15StampInTheFutureTest {
    private static final String POINTS = """
            - id: p
              unit: u
              period: 1s
              staleAfter: 30s
              limits: {H: {at: 80, priority: P1}}
              rate: [{id: rise, above: 6 u/min, window: 60s, onDelay: 10s, priority: P2}]
            """;

    private static void send(LaneRig rig, long second, long stamp, double value) {
        rig.sendAt(second, "{\"ts\":%d,\"values\":{\"p\":%s}}".formatted(stamp, value));
    }

    @Test
    void yearOf2099_changesNothing() {
        LaneRig poisoned = LaneRig.ofPoints(POINTS);
        LaneRig sound = LaneRig.ofPoints(POINTS);
        for (long second = 0; second < 3_600; second++) {
            double value = second < 1_800 ? 10 : Math.min(90, 10 + 0.2 * (second - 1_800));
            if (second == 600) {
                send(poisoned, second, 4_070_908_800_000L, 10);
            }
            long stamp = LaneRig.START_MILLIS + second * 1_000;
            send(poisoned, second, stamp, value);
            send(sound, second, stamp, value);
        }
        assertEquals(sound.transitions(), poisoned.transitions());
        assertEquals(1, sound.raised("rise"));
        assertEquals(1, sound.raised("high"));
    }
}
