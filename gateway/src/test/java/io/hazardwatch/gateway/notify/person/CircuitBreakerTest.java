package io.hazardwatch.gateway.notify.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static CircuitBreaker failures(int count, long now) {
        CircuitBreaker circuit = CircuitBreaker.CLOSED;
        for (int i = 0; i < count; i++) {
            circuit = circuit.tried(now).failed(now);
        }
        return circuit;
    }

    @Test
    void fewFailures_leaveItClosed() {
        assertEquals(0, failures(4, 1_000).waitMillis(1_000));
    }

    @Test
    void failuresInARow_pauseAndThenOneMessageTries() {
        CircuitBreaker open = failures(5, 1_000);
        assertEquals(5_000, open.waitMillis(1_000));
        assertEquals(1, open.waitMillis(5_999));
        assertEquals(0, open.waitMillis(6_000));
        CircuitBreaker trying = open.tried(6_000);
        assertTrue(trying.waitMillis(6_001) > 0, "only one tries");
        assertEquals(10_000, trying.failed(6_100).waitMillis(6_100));
    }

    @Test
    void pause_neverExceedsAMinuteAndSurvivesTheClock() {
        CircuitBreaker open = failures(40, 10_000_000);
        assertEquals(60_000, open.waitMillis(10_000_000));
        assertEquals(0, open.waitMillis(10_000_000 - 3_600_000), "the clock went back an hour: it is tried at once");
        assertEquals(0, open.waitMillis(10_000_000 + 3_600_000));
    }

    @Test
    void refusalsOfDifferentAddresses_holdNothing_andRestForLongerAfterEachTrial() {
        CircuitBreaker circuit = CircuitBreaker.CLOSED;
        for (int i = 0; i < 5; i++) {
            circuit = circuit.tried(1_000).refused("138-" + i, 1_000);
        }
        assertEquals(5_000, circuit.waitMillis(1_000));
        assertEquals(0, circuit.heldMillis(1_000));
        assertEquals(5_000, circuit.refused("138-9", 1_000).waitMillis(1_000), "one that was under way is no trial");
        for (int i = 0; i < 40; i++) {
            circuit = circuit.tried(10_000_000).refused("138-1", 10_000_000);
        }
        assertEquals(10_000, circuit.waitMillis(10_000_000), "only the first of them was the trial");
        for (long now = 20_000_000; now < 30_000_000; now += 1_000_000) {
            circuit = circuit.tried(now).refused("138-1", now);
        }
        assertEquals(60_000, circuit.waitMillis(29_000_000));
    }

    @Test
    void tryThatNeverEnded_isFollowedByAnother() {
        CircuitBreaker trying = failures(5, 0).tried(6_000);
        assertEquals(0, trying.waitMillis(66_000));
    }
}
