package io.hazardwatch.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void withoutChance_doublesUpToTheMaximum() {
        Backoff backoff = Backoff.exact(500, 30_000);
        assertEquals(List.of(500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L),
                IntStream.rangeClosed(1, 8).mapToObj(backoff::millis).toList());
    }

    @Test
    void withChance_staysBetweenItsShareAndTheWhole() {
        Backoff backoff = new Backoff(500, 30_000, 0.5, new Random(7));
        for (int attempts = 1; attempts <= 200; attempts++) {
            long full = Backoff.exact(500, 30_000).millis(attempts);
            long wait = backoff.millis(attempts);
            assertTrue(wait >= full / 2 && wait <= full, wait + " of " + full);
        }
    }

    @Test
    void manyThatFailedTogether_areSpreadOverTheShare() {
        Backoff backoff = new Backoff(1000, 1000, 0.5, new Random(7));
        long distinct = IntStream.range(0, 1000).mapToLong(i -> backoff.millis(1)).distinct().count();
        assertTrue(distinct > 300, distinct + " different waits");
    }

    @Test
    void sameSeed_sameWaits() {
        Backoff one = new Backoff(500, 30_000, 0.5, new Random(7));
        Backoff other = new Backoff(500, 30_000, 0.5, new Random(7));
        IntStream.range(1, 50).forEach(attempts -> assertEquals(one.millis(attempts), other.millis(attempts)));
    }

    @Test
    void extremes_neitherOverflowNorReachZero() {
        assertEquals(Long.MAX_VALUE, Backoff.exact(Long.MAX_VALUE, Long.MAX_VALUE).millis(Integer.MAX_VALUE));
        assertEquals(1, new Backoff(1, 1, 1, new Random(7)).millis(1));
        assertEquals(100, Backoff.exact(500, 100).millis(1), "the maximum counts");
        assertEquals(500, Backoff.exact(500, 30_000).millis(0), "nothing has failed yet");
        assertEquals(30_000, Backoff.exact(500, 30_000).millis(Integer.MAX_VALUE));
    }

    @Test
    void nonsense_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> Backoff.exact(0, 10));
        assertThrows(IllegalArgumentException.class, () -> Backoff.exact(10, 0));
        assertThrows(IllegalArgumentException.class, () -> new Backoff(1, 10, 1.5, new Random(7)));
        assertThrows(IllegalArgumentException.class, () -> new Backoff(1, 10, Double.NaN, new Random(7)));
    }
}
