package io.hazardwatch.gateway.api.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.api.access.LogInThrottle.Turn;
import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.testkit.FakeClock;
import org.junit.jupiter.api.Test;

class LogInThrottleTest {
    private static final String HERE = "10.0.0.5";
    private final FakeClock clock = new FakeClock(Desk.START);
    private final LogInThrottle throttle = new LogInThrottle(clock);

    @Test
    void wrongOnes_areFreeThenOneAtATimeThenRefused() {
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertEquals(0, wait("admin", HERE, null));
        }
        assertEquals(5_000, wait("admin", HERE, null));
        assertEquals(10_000, wait("admin", HERE, null));
        assertEquals(15_000, wait("admin", HERE, null));
        Problem refused = assertThrows(Problem.class, () -> throttle.reserve("admin", HERE, null));
        assertEquals(429, refused.status());
        assertEquals(5, refused.retryAfterSeconds());
        clock.advance(5_000);
        assertEquals(15_000, wait("admin", HERE, null));
        clock.advance(LogInThrottle.WINDOW_MILLIS);
        assertEquals(0, wait("admin", HERE, null));
    }

    @Test
    void guessesAtAPin_areFewFromAllAddressesTogetherAndFromAKnownBrowserOnItsOwn() {
        for (int i = 0; i < LogInThrottle.FREE_SIGNING; i++) {
            throttle.reserveSigning("admin", null);
        }
        Problem refused = assertThrows(Problem.class, () -> throttle.reserveSigning("admin", null));
        assertEquals(15, refused.retryAfterSeconds());
        assertEquals(0, wait("admin", HERE, null), "log-ins are counted apart");
        assertEquals(0, throttle.reserveSigning("admin", "proof").atMillis() - clock.millis());
        clock.advance(LogInThrottle.PAUSE_MILLIS_SIGNING);
        throttle.reserveSigning("admin", null);
        assertThrows(Problem.class, () -> throttle.reserveSigning("admin", null));
    }

    @Test
    void guessesForOneUser_delayNobodyElseAtThatAddressAndTheSameUserNowhereElse() {
        for (int i = 0; i < LogInThrottle.FREE + 3; i++) {
            throttle.reserve("admin", HERE, null);
        }
        assertEquals(0, wait("operator", HERE, null));
        assertEquals(0, wait("admin", "10.0.0.6", null));
    }

    @Test
    void manyUsersGuessedFromOneAddress_othersThereWaitAMomentAndKnownBrowsersNot() {
        for (int i = 0; i < LogInThrottle.FREE_ADDRESS; i++) {
            throttle.reserve("user-" + i, HERE, null);
        }
        assertEquals(LogInThrottle.PAUSE_MILLIS_ADDRESS, wait("operator", HERE, null));
        assertEquals(0, wait("operator", HERE, "proof"));
        assertEquals(0, wait("operator", "10.0.0.6", null));
    }

    @Test
    void knownBrowserThatGuesses_isSlowedDownItself() {
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertEquals(0, wait("operator", HERE, "proof"));
        }
        assertEquals(5_000, wait("operator", HERE, "proof"));
        assertEquals(0, wait("operator", HERE, "another"));
    }

    @Test
    void rightOnes_countNeitherForTheUserNorForTheAddress() {
        for (int i = 0; i < 10 * LogInThrottle.FREE_ADDRESS; i++) {
            Turn turn = throttle.reserve("operator", HERE, null);
            assertEquals(clock.millis(), turn.atMillis());
            turn.wasRight();
        }
    }

    private long wait(String user, String address, String browser) {
        return throttle.reserve(user, address, browser).atMillis() - clock.millis();
    }
}
