package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.h;
import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.model.Priority.P1;
import static io.hazardwatch.gateway.model.Priority.P2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import org.junit.jupiter.api.Test;

class LateReadingsTest {
    private final Probe plain = Probe.of(h(25, 2, 0, 0, P2));
    private final Probe slowOff = Probe.of(h(25, 2, 0, 10, P2));
    private final Probe delayed = Probe.of(h(25, 2, 5, 10, P2));

    @Test
    void lateViolation_isRaisedWithItsTrueTimeAndClearedByTheNewerOk() {
        plain.read(0, 10).read(1, 10).read(3, 10).read(2, 30).found("RAISE H @2 late", "CLEAR H @3 late");
    }

    @Test
    void lateViolationWithOffDelay_goesOnFromTheFirstNewerOk() {
        slowOff.read(0, 10).read(3, 10).read(4, 10).read(2, 30).found("RAISE H @2 late")
                .read(12.9, 10).found().read(13, 10).found("CLEAR H @3");
    }

    @Test
    void lateViolationBeyondTheOuterLimit_isOneAlarm() {
        Probe both = Probe.of(h(25, 2, 0, 0, P2), hh(50, 2, 0, 0, P1));
        both.read(0, 10).read(3, 10).read(2, 60).found("RAISE HH @2 late", "CLEAR HH @3 late");
    }

    @Test
    void lateViolationsProveTheOnDelay_raisesAndGoesOn() {
        int[] seconds = {0, 1, 2, 7, 5};
        for (int second : seconds) {
            delayed.read(second, 0, second % 7 == 0 ? 10 : 30, Quality.GOOD);
        }
        delayed.found("PENDING_CANCELLED H @1").read(6, 0, 30, Quality.GOOD).found("RAISE H @1 late")
                .read(17, 1, 10, Quality.GOOD).found("CLEAR H @7");
    }

    @Test
    void lateOk_neverClearsAnAlarmWhoseNewestReadingViolates() {
        plain.read(0, 10).read(1, 30).found("RAISE H @1").read(3, 30).read(2, 10).found();
        delayed.read(0, 30).read(6, 30).found("RAISE H @0").read(3, 10).found().read(7, 30).found();
    }

    @Test
    void lateOk_datesTheReturnBack() {
        slowOff.read(0, 30).found("RAISE H @0").read(3, 10).read(2, 10).read(12, 10).found("CLEAR H @2");
    }

    @Test
    void lateViolationInsideTheOffDelay_startsItAnew() {
        slowOff.read(0, 30).found("RAISE H @0").read(3, 10).read(5, 10).read(4, 30).read(14, 10).found()
                .read(15, 10).found("CLEAR H @5");
    }

    @Test
    void lateViolationAfterTheClear_raisesAgain() {
        slowOff.read(0, 30).read(3, 10).read(13, 10).found("RAISE H @0", "CLEAR H @3")
                .read(10, 30).found("RAISE H @10 late").read(23, 10).found("CLEAR H @13");
    }

    @Test
    void valueThatTheDeviceKept_raisesALateAlarmHoweverNewItIs_andEndsNone() {
        plain.read(0, 10).kept(1, 30).found("RAISE H @1 late").kept(2, 10).kept(3, 10).found().read(4, 10).found("CLEAR H @4")
                .read(5, 30).found("RAISE H @5").kept(6, 10).kept(6, 10).found().read(7, 10).found("CLEAR H @7");
        for (int second = 8; second <= 20; second++) {
            plain.read(second, 10);
        }
        assertTrue(plain.state.isCalm());
        plain.kept(20.5, 10);
        assertFalse(plain.state.isCalm(), "until a value of the present comes");
        plain.read(21, 10).kept(19.5, 30).kept(19.7, 10).found("RAISE H @19.5 late", "CLEAR H @20 late");
    }

    @Test
    void delayThatAKeptValueBegan_endsInALateAlarm_andSilenceAfterAPresentOneInNone() {
        delayed.read(0, 10).kept(1, 30).found().tick(20).found("RAISE H @1 late").read(21, 10).read(31, 10).found("CLEAR H @21");
        delayed.read(32, 30).tick(60).found("RAISE H @32");
    }

    @Test
    void duplicates_changeNothing() {
        slowOff.read(0, 10).read(1, 10).read(1, 10).read(2, 30).found("RAISE H @2").read(3, 10).read(2, 30).read(1, 10)
                .read(3, 10).read(0, 10).found().read(13, 10).read(13, 10).read(2, 30).read(3, 10).found("CLEAR H @3");
        assertEquals(0, slowOff.state.conflicts());
    }

    @Test
    void sameTimeOtherValue_lastByArrivalHoldsAndIsCounted() {
        plain.read(0, 10).read(1, 10).read(1, 30).found("RAISE H @1");
        assertEquals(1, plain.state.conflicts());
        plain.read(2, 10).found("CLEAR H @2");
    }

    @Test
    void blockDeliveredAgain_changesNothing() {
        plain.read(0, 10);
        for (int round = 0; round < 3; round++) {
            for (int second = 1; second <= 100; second++) {
                plain.read(second, 100 + round, second > 30 && second < 40 ? 30 : 10, Quality.GOOD);
            }
        }
        plain.found("RAISE H @31", "CLEAR H @40");
    }

    @Test
    void oldViolationInsideAHole_provesAnAlarmOnce() {
        slowOff.read(0, 10).read(3_600, 10).read(1_000, 3_600, 30, Quality.GOOD).found("RAISE H @1000 late")
                .read(1_001, 3_600, 30, Quality.GOOD).found();
        slowOff.read(3_601, 10).read(3_610, 10).found("CLEAR H @3600");
    }

    @Test
    void badReadingJustBefore_doesNotHideALateViolation() {
        plain.read(0, 10).read(2, 10, Quality.BAD).found("RAISE quality @2").read(1, 30)
                .found("RAISE H @1 late").read(3, 10).found("CLEAR quality @3").read(4, 10).found("CLEAR H @3");
    }

    @Test
    void backlogToldAfterANewerReading_isEvaluatedInOrder() {
        delayed.read(0, 10).read(3_600, 10);
        for (int second = 1_000; second < 1_100; second++) {
            delayed.read(second, 3_600.5, second < 1_050 ? 30 : 10, Quality.GOOD);
        }
        delayed.found("RAISE H @1000 late", "CLEAR H @1050 late").read(3_601, 10).read(3_611, 10).found();
    }

    @Test
    void backlogToldAfterManyNewerReadings_isEvaluatedInOrderAndClearsNothing() {
        delayed.read(0, 10);
        for (int second = 3_600; second < 3_620; second++) {
            delayed.read(second, 10);
        }
        for (int second = 1_000; second < 1_100; second++) {
            delayed.read(second, 3_619.5, second < 1_050 ? 30 : 10, Quality.GOOD);
        }
        delayed.found("RAISE H @1002 late").read(3_620, 10).read(3_629.9, 10).found().read(3_630, 10)
                .found("CLEAR H @3620");
    }

    @Test
    void backlogTornByNewerReadings_isStillEvaluatedAndNothingCountsAcross() {
        delayed.read(0, 10).read(3_600, 10);
        for (int second = 0; second < 400; second++) {
            delayed.read(1_000 + second, 3_601 + second / 20, second == 399 ? 30 : 10, Quality.GOOD);
            if (second % 20 == 19) {
                delayed.read(3_601 + second / 20, second == 399 ? 30 : 10);
            }
        }
        delayed.found().read(3_624, 30).found().read(3_625, 30).found("RAISE H @3620");
    }

    @Test
    void story11_backlogOfAnHour_durationRuleFiresOnceAtItsTime() {
        delayed.read(0, 10);
        for (int second = 1; second <= 3_600; second++) {
            delayed.read(second, 3_601, second >= 100 && second < 104 || second >= 2_000 && second < 2_006 ? 30 : 10,
                    Quality.GOOD);
        }
        delayed.found("PENDING_CANCELLED H @100 late", "RAISE H @2000 late", "CLEAR H @2006 late");
    }

    @Test
    void story11_clockSetBackTenMinutes_durationRuleNeitherEarlyNorNever() {
        delayed.read(0, 10);
        for (int second = 1; second < 60; second++) {
            delayed.read(second, 10);
        }
        for (int second = 60; second < 120; second++) {
            delayed.read(second - 600, second, second < 90 ? 10 : 30, Quality.GOOD);
        }
        delayed.found("RAISE H @-510 late");
        assertEquals(Probe.millis(95) + Probe.AHEAD, delayed.last().arrivalMillis());
        for (int second = 120; second < 900; second++) {
            delayed.read(second - 600, second, 10, Quality.GOOD);
        }
        delayed.found("CLEAR H @60 late");
        assertTrue(delayed.last().arrivalMillis() <= Probe.millis(700) + Probe.AHEAD);
    }

    @Test
    void story11_clockSetAheadTenMinutes_nothingFiresEarly() {
        delayed.read(0, 30).found();
        delayed.read(600, 1, 10, Quality.GOOD).found("PENDING_CANCELLED H @0");
        delayed.read(601, 2, 30, Quality.GOOD).read(605.9, 6.9, 30, Quality.GOOD).found()
                .read(606, 7, 30, Quality.GOOD).found("RAISE H @601");
    }

    @Test
    void story11_violationAcrossAForwardJump_countsAsHeld() {
        delayed.read(0, 30).read(600, 1, 30, Quality.GOOD).found("RAISE H @0");
    }

    @Test
    void clockSetBackByDays_alarmsClearAgainAfterTenMinutes() {
        slowOff.read(0, 30).found("RAISE H @0");
        for (int second = 1; second < 640; second++) {
            slowOff.read(second - 500_000, second, 10, Quality.GOOD);
        }
        slowOff.found("CLEAR H @-499397 late");
    }

    @Test
    void story15_oneReadingDated2099_nextHourIsStillWatched() {
        slowOff.read(0, 10).read(2.3e9, 1, 10, Quality.GOOD);
        for (int second = 2; second < 3_600; second++) {
            slowOff.read(second, second, second > 100 && second < 200 ? 30 : 10, Quality.GOOD);
        }
        assertEquals(FindingType.RAISE, slowOff.findings.getFirst().type());
        assertEquals(Probe.millis(101), slowOff.findings.getFirst().eventMillis());
        assertEquals(FindingType.CLEAR, slowOff.last().type());
        assertEquals(2, slowOff.findings.size());
    }

    @Test
    void pausesOfWeeks_neverCountTowardsADelay() {
        delayed.read(0, 30, Quality.GOOD).tick(1).read(3e6, 1.5, 30, Quality.GOOD).found();
        assertFalse(delayed.state.isActive(io.hazardwatch.gateway.registry.LimitLevel.H));
    }
}
