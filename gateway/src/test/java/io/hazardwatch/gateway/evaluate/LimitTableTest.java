package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.h;
import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.evaluate.Probe.latching;
import static io.hazardwatch.gateway.evaluate.Probe.limit;
import static io.hazardwatch.gateway.model.Priority.P1;
import static io.hazardwatch.gateway.model.Priority.P2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.LimitLevel;
import org.junit.jupiter.api.Test;

/** The rows V1 to V12 of the evaluator table. */
class LimitTableTest {
    private final Probe plain = Probe.of(h(25, 2, 0, 0, P2));
    private final Probe delayed = Probe.of(h(25, 2, 5, 60, P2));
    private final Probe twoLevels = Probe.of(h(25, 2, 0, 10, P2), latching(hh(50, 2, 0, 20, P1)));

    @Test
    void v1_violationWithoutOnDelay_raisesAtTheReadingsTime() {
        plain.read(0, 10).read(1, 25).found("RAISE H @1");
        Finding raise = plain.last();
        assertEquals("high", raise.rule());
        assertEquals(RuleKind.LIMIT, raise.kind());
        assertEquals(P2, raise.priority());
        assertEquals(25, raise.value());
        assertEquals(25, raise.limit());
        assertEquals(Probe.millis(1) + Probe.AHEAD, raise.arrivalMillis());
    }

    @Test
    void v1_lowSide_isViolatedAtOrBelow() {
        Probe low = Probe.of(limit(LimitLevel.LL, 5, 1, 0, 0, P1), limit(LimitLevel.L, 10, 1, 0, 0, P2));
        low.read(0, 20).read(1, 10).found("RAISE L @1").read(2, 5).found("SEVERITY_UP LL @2");
        low.read(3, 6).found().read(4, 6.1).found("SEVERITY_DOWN L @4").read(5, 11).found().read(6, 11.5)
                .found("CLEAR L @6");
        assertEquals(5, low.last().worst());
    }

    @Test
    void v2_laterViolationByEventTime_raisesAtTheFirst() {
        delayed.read(0, 30).found().read(4.999, 30).found().read(5, 30).found("RAISE H @0");
    }

    @Test
    void v2_wallClockHoldsTheLastValue_raises() {
        delayed.read(0, 30).found();
        assertEquals(Probe.millis(5) + Probe.AHEAD, delayed.evaluator.nextDeadlineMillis(delayed.state));
        delayed.tick(4.999).found().tick(5).found("RAISE H @0");
        assertEquals(30, delayed.last().value());
    }

    @Test
    void v2_slowDeviceClock_isOvertakenByTheWallClock() {
        delayed.read(0, 0, 30, Quality.GOOD).read(1, 4, 30, Quality.GOOD).found();
        delayed.read(1.2, 5, 30, Quality.GOOD).found("RAISE H @0");
    }

    @Test
    void v2_tickComesLate_readingLetsPassWhatWasDue() {
        delayed.read(0, 30).read(1, 9, 10, Quality.GOOD).found("RAISE H @0");
    }

    @Test
    void v3_newerReadingNotViolating_cancels() {
        delayed.read(0, 30).read(3, 24).found("PENDING_CANCELLED H @0");
        delayed.tick(100).read(101, 30).read(105, 30).found().read(106, 30).found("RAISE H @101");
    }

    @Test
    void v4_decided_carriesFirstViolationAndDecisionTime() {
        delayed.read(0, 30).read(2, 40).read(6, 35).found("RAISE H @0");
        assertEquals(Probe.millis(6) + Probe.AHEAD, delayed.last().arrivalMillis());
        assertEquals(40, delayed.last().worst());
    }

    @Test
    void v5_eachLevelHasItsOwnDelay_outerNeverRestartsTheInner() {
        Probe both = Probe.of(h(25, 2, 5, 0, P2), hh(50, 2, 10, 0, P1));
        both.read(0, 30).read(3, 60).read(5, 60).found("RAISE H @0").read(12, 60).found()
                .read(13, 60).found("SEVERITY_UP HH @3");
    }

    @Test
    void v6_olderOkReading_doesNotCancel() {
        delayed.read(-1, 10).read(1, 30).read(0, 10).found().read(6, 30).found("RAISE H @1");
    }

    @Test
    void v6_olderViolation_datesTheBeginningBack() {
        delayed.read(-1, 10).read(1, 30).read(0, 30).found().read(5, 30).found("RAISE H @0");
    }

    @Test
    void v7_okWithoutOffDelay_clearsAtOnce() {
        plain.read(0, 30).found("RAISE H @0").read(1, 22.9).found("CLEAR H @1");
    }

    @Test
    void v7_insideTheLimitButNotByTheDeadband_staysRaised() {
        plain.read(0, 30).found("RAISE H @0").read(1, 24.9).read(2, 23).found();
    }

    @Test
    void v7_noDeadband_clearsJustInside() {
        Probe sharp = Probe.of(h(25, 0, 0, 0, P2));
        sharp.read(0, 25).found("RAISE H @0").read(1, 24.999).found("CLEAR H @1");
    }

    @Test
    void v8_noData_neverClears() {
        delayed.read(0, 30).read(5, 30).found("RAISE H @0").read(6, 10).tick(10_000).found();
    }

    @Test
    void v9_valueLeavesDeadbandWhilePendingOff_staysAbnormal() {
        delayed.read(0, 30).read(5, 30).found("RAISE H @0");
        delayed.read(10, 10).read(60, 24).read(69, 10).read(70, 10).read(128, 10).found()
                .read(129, 10).found("CLEAR H @69");
    }

    @Test
    void v10_furtherOkReadingAfterTheDelay_clearsAtTheFirstOk() {
        delayed.read(0, 30).read(5, 30).found("RAISE H @0");
        delayed.read(10, 10).read(69.999, 10).found().read(70, 10).found("CLEAR H @10");
    }

    @Test
    void v11_outerLimitCrossed_escalates() {
        twoLevels.read(0, 30).found("RAISE H @0").read(1, 50).found("SEVERITY_UP HH @1");
        assertEquals(P1, twoLevels.last().priority());
        assertEquals(50, twoLevels.last().limit());
        assertTrue(twoLevels.last().latching());
    }

    @Test
    void v11_jumpBeyondTheOuterLimit_isOneRaise() {
        twoLevels.read(0, 10).read(1, 70).found("RAISE HH @1");
    }

    @Test
    void v11_outerWithoutDelayBeforeInnerWithDelay_takesTheInnerAlong() {
        Probe both = Probe.of(h(25, 2, 10, 0, P2), hh(50, 2, 0, 0, P1));
        both.read(0, 70).found("RAISE HH @0").read(1, 40).found("SEVERITY_DOWN H @1").read(2, 10).found("CLEAR H @2");
    }

    @Test
    void v12_fallsFromOuterToInner_deescalatesAfterItsOwnDelay() {
        twoLevels.read(0, 70).found("RAISE HH @0").read(1, 40).read(20, 40).found()
                .read(21, 40).found("SEVERITY_DOWN H @1");
        twoLevels.read(22, 10).read(32, 10).found("CLEAR H @22");
        assertTrue(twoLevels.last().latching(), "a latching level was reached");
        assertEquals(70, twoLevels.last().worst());
        twoLevels.read(40, 30).found("RAISE H @40");
        assertFalse(twoLevels.last().latching(), "this episode has not reached it");
        assertEquals(30, twoLevels.last().worst());
    }

    @Test
    void bothSidesOfAPoint_areTwoAlarms() {
        Probe band = Probe.of(limit(LimitLevel.L, 5, 0, 0, 30, P2), h(25, 0, 0, 30, P2));
        band.read(0, 2).found("RAISE L @0").read(1, 30).found("RAISE H @1").read(31, 30).found("CLEAR L @1");
    }

    @Test
    void story13_twoReadingsWithinOneSecond_areTwoActivations() {
        plain.read(0, 10).read(0.2, 30).read(0.4, 10).read(0.6, 30)
                .found("RAISE H @0.2", "CLEAR H @0.4", "RAISE H @0.6");
    }
}
