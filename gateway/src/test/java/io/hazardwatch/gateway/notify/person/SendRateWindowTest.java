package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SendRateWindowTest {
    @Test
    void noLimit_neverWaits() {
        SendRateWindow window = new SendRateWindow(SendRate.UNLIMITED);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, window.take(5));
        }
    }

    @Test
    void fullMinute_waitsForItsOldestAndLosesNothing() {
        SendRateWindow window = new SendRateWindow(new SendRate(20, 0));
        for (int i = 0; i < 20; i++) {
            assertEquals(0, window.take(1_000 + i));
        }
        assertEquals(60_000 - 50, window.take(1_050));
        assertEquals(0, window.take(61_000));
        assertEquals(1, window.take(61_000));
    }

    @Test
    void clockThatGoesBack_blocksNobody() {
        SendRateWindow window = new SendRateWindow(new SendRate(1, 0));
        assertEquals(0, window.take(10_000_000));
        assertEquals(0, window.take(10_000_000 - 3_600_000));
    }

    /** Whoever comes again when told is served, and no minute and no second ever exceeds what the provider takes. */
    @Test
    void anyArrivals_neverExceedARateAndAllGetTheirTurn() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            SendRate rate = new SendRate(1 + random.nextInt(100), random.nextInt(6));
            SendRateWindow window = new SendRateWindow(rate);
            List<Long> sent = new ArrayList<>();
            long now = 0;
            while (sent.size() < 300) {
                now += random.nextInt(500);
                for (long wait = window.take(now); wait > 0; wait = window.take(now)) {
                    now += wait;
                }
                sent.add(now);
            }
            check(sent, rate.perMinute(), 60_000, seed);
            check(sent, rate.perSecond() == 0 ? Integer.MAX_VALUE : rate.perSecond(), 1_000, seed);
        }
    }

    private static void check(List<Long> sent, int limit, long window, long seed) {
        for (int i = 0; i + limit > 0 && i + limit < sent.size(); i++) {
            assertTrue(sent.get(i + limit) - sent.get(i) >= window, "seed " + seed);
        }
    }
}
