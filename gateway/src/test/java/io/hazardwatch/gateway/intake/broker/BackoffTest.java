package io.hazardwatch.gateway.intake.broker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(30_000, new Random(7));

    @Test
    void failures_waitLongerUpToTheMaximum() {
        long[] bounds = {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000};
        for (long bound : bounds) {
            long wait = backoff.nextMillis();
            assertTrue(wait >= bound / 2 && wait <= bound, wait + " of " + bound);
        }
        for (int i = 0; i < 100; i++) {
            assertTrue(backoff.nextMillis() <= 30_000);
        }
    }

    @Test
    void steadyConnection_startsAnew() {
        for (int i = 0; i < 10; i++) {
            backoff.nextMillis();
        }
        backoff.reset();
        assertTrue(backoff.nextMillis() <= 500);
    }
}
