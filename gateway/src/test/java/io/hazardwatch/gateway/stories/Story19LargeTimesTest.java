package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.model.Quality;
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
    private static final double SHIFT = -1_763_781_234.0;

    private static Watchroom play(double shift) {
        Watchroom room = Watchroom.ofPoints(POINTS);
        Random random = new Random(19);
        for (int second = 0; second < 3_000; second++) {
            double ramp = second < 1_000 || second >= 2_000 ? 0 : 0.1 * (second - 1_000);
            room.read("p", second + shift, second, 1_000 + ramp + random.nextGaussian(), Quality.GOOD);
        }
        return room;
    }

    @Test
    void sameDataShifted_sameSlopeAtTheSameMoment() {
        Watchroom now = play(0);
        Watchroom then = play(SHIFT);
        assertTrue(now.raised("rise") >= 1);
        assertEquals(now.transitions().size(), then.transitions().size());
        for (int i = 0; i < now.transitions().size(); i++) {
            Transition a = now.transitions().get(i);
            Transition b = then.transitions().get(i);
            assertEquals(a.type(), b.type());
            assertEquals(a.after().value(), b.after().value(), 0);
            assertEquals(a.after().eventAt() - Watchroom.START_MILLIS, b.after().eventAt());
        }
    }
}
