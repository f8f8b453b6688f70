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
        assertEquals(15_000, wait("admin", HERE, null));
        Problem refused = assertThrows(Problem.class, () -> throttle.reserve("admin", HERE, null));
        assertEquals(429, refused.status());
        assertEquals(20, refused.retryAfterSeconds());
        clock.advance(20_000);
        assertEquals(15_000, wait("admin", HERE, null));
    }

    @Test
    void claimsFromAllAddressesOfAnIpv6Network_areCountedTogether() {
        for (int i = 0; i < LogInThrottle.FREE_ADDRESS; i++) {
            throttle.reserveClaim("2001:db8:0:1::" + Integer.toHexString(i + 1));
        }
        assertThrows(Problem.class, () -> throttle.reserveClaim("2001:db8:0:1:ffff::1"));
        throttle.reserveClaim("2001:db8:0:2::1");
    }

    @Test
    void pause_growsWithEachWrongOneAndIsForgottenAfterCalm() {
        for (int i = 0; i <= LogInThrottle.FREE; i++) {
            wait("admin", HERE, null);
        }
        long pause = 2 * LogInThrottle.PAUSE_MILLIS;
        long next = clock.millis() + LogInThrottle.PAUSE_MILLIS + pause;
        for (int i = 0; i < 2 * LogInThrottle.DOUBLINGS_MAX; i++) {
            long tooSoon = next - LogInThrottle.WAIT_MILLIS_MAX - 1 - clock.millis();
            if (tooSoon > 0) {
                clock.advance(tooSoon);
                assertThrows(Problem.class, () -> throttle.reserve("admin", HERE, null));
            }
            clock.advance(next - clock.millis());
            assertEquals(0, wait("admin", HERE, null));
            pause = Math.min(2 * pause, LogInThrottle.PAUSE_MILLIS << LogInThrottle.DOUBLINGS_MAX);
            next = clock.millis() + pause;
        }
        assertEquals(0, wait("admin", HERE, "proof"), "a known browser keeps its way in");
        assertEquals(0, wait("admin", "10.0.0.6", null), "and so does everybody elsewhere");
        clock.advance(LogInThrottle.CALM_MILLIS);
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            assertEquals(0, wait("admin", HERE, null));
        }
    }

    @Test
    void rightPassword_endsTheGrowth() {
        for (int i = 0; i <= LogInThrottle.FREE; i++) {
            wait("admin", HERE, null);
        }
        clock.advance(10_000);
        throttle.reserve("admin", HERE, null).wasRight();
        assertEquals(0, wait("admin", HERE, null));
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
    void codes_mayBeGivenWhenTheRefusalSaidAndTheOneWhoAskedEarlierWaitsNoLonger() {
        for (int i = 0; i < LogInThrottle.FREE_SIGNING; i++) {
            throttle.reserveCode("admin", null);
        }
        clock.advance(20_000);
        Problem refused = assertThrows(Problem.class, () -> throttle.reserveCode("admin", null));
        assertEquals(10, refused.retryAfterSeconds());
        clock.advance(10_000);
        assertEquals(0, throttle.reserveCode("admin", null).atMillis() - clock.millis());
    }

    @Test
    void notMade_costsNobodyTime() {
        for (int i = 0; i < LogInThrottle.FREE; i++) {
            wait("admin", HERE, null);
        }
        for (int i = 0; i < 3; i++) {
            Turn left = throttle.reserve("admin", HERE, null);
            assertEquals(5_000, left.atMillis() - clock.millis());
            left.wasNotMade();
        }
        Turn left = throttle.reserve("admin", HERE, null);
        assertEquals(15_000, wait("admin", HERE, null));
        left.wasNotMade();
        assertThrows(Problem.class, () -> throttle.reserve("admin", HERE, null), "who waits behind keeps the turn");
    }

    @Test
    void guessesForOneUser_delayNobodyElseAtThatAddressAndTheSameUserNowhereElse() {
        for (int i = 0; i < LogInThrottle.FREE + 2; i++) {
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
