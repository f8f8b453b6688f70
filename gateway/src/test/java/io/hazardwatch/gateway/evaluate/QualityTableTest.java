package io.hazardwatch.gateway.evaluate;

import static io.hazardwatch.gateway.evaluate.Probe.h;
import static io.hazardwatch.gateway.evaluate.Probe.hh;
import static io.hazardwatch.gateway.model.Priority.P1;
import static io.hazardwatch.gateway.model.Priority.P2;
import static io.hazardwatch.gateway.model.Priority.P3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows V13 to V20 of the evaluator table, and the instrument alarms. */
class QualityTableTest {
    private final Probe delayed = Probe.of(h(25, 2, 5, 60, P2));
    private final Probe urgent = Probe.withStale(30, h(25, 2, 5, 60, P1));

    @Test
    void v13_badReadingWhilePending_leadsToUnknown() {
        delayed.read(0, 30).read(1, 30, Quality.BAD).found("RAISE quality @1").tick(100).found();
        delayed.read(101, 30).found("CLEAR quality @101").read(106, 30).found("RAISE H @101");
    }

    @Test
    void v13_badReadingWhilePendingP1_raisesAtOnce() {
        urgent.read(0, 30).read(1, 30, Quality.BAD).found("RAISE quality @1", "RAISE H @0", "QUALITY_BAD H @1");
    }

    @Test
    void v13_silenceWhilePendingP1_raisesAtOnce() {
        Probe slow = Probe.withStale(30, h(25, 2, 50, 60, P1));
        slow.read(0, 30).tick(30).found("RAISE stale @30", "RAISE H @0", "QUALITY_BAD H @0");
    }

    @Test
    void v13_silenceBeforeTheOnDelayEnds_winsOverIt() {
        Probe slow = Probe.withStale(30, h(25, 2, 50, 60, P2));
        slow.read(0, 30).tick(100).found("RAISE stale @30");
    }

    @Test
    void v13_onDelayEndsBeforeSilence_raisesFirst() {
        Probe slow = Probe.withStale(30, h(25, 2, 20, 60, P2));
        slow.read(0, 30).tick(100).found("RAISE H @0", "RAISE stale @30", "QUALITY_BAD H @0");
    }

    @Test
    void v14_badReadingWhileAbnormal_holds() {
        delayed.read(0, 30).read(5, 30).found("RAISE H @0");
        delayed.read(6, 10, Quality.BAD).found("RAISE quality @6", "QUALITY_BAD H @6")
                .read(7, 10, Quality.BAD).read(500, 10, Quality.BAD).tick(1_000).found();
    }

    @Test
    void v15_goodViolationAfterOutage_goesOnWithoutNewRaise() {
        delayed.read(0, 30).read(5, 30).read(6, 30, Quality.BAD).read(7, 30);
        delayed.found("RAISE H @0", "RAISE quality @6", "QUALITY_BAD H @6", "CLEAR quality @7", "QUALITY_GOOD H @7");
    }

    @Test
    void v16_goodViolationFromUnknown_startsTheDelay() {
        delayed.read(0, 10, Quality.BAD).read(1, 30).found("RAISE quality @0", "CLEAR quality @1")
                .read(6, 30).found("RAISE H @1");
    }

    @Test
    void v17_singleGoodValueAfterOutage_doesNotClear() {
        Probe plain = Probe.of(h(25, 2, 0, 0, P2));
        plain.read(0, 30).read(1, 30, Quality.BAD).read(2, 10);
        plain.found("RAISE H @0", "RAISE quality @1", "QUALITY_BAD H @1", "CLEAR quality @2", "QUALITY_GOOD H @2");
        plain.read(3, 10).found("CLEAR H @2");
    }

    @Test
    void v17_outageWhilePendingOff_startsTheOffDelayAnew() {
        delayed.read(0, 30).read(5, 30).read(10, 10).read(40, 10, Quality.BAD).read(41, 10).read(100, 10)
                .found("RAISE H @0", "RAISE quality @40", "QUALITY_BAD H @40", "CLEAR quality @41", "QUALITY_GOOD H @41")
                .read(101, 10).found("CLEAR H @41");
    }

    @Test
    void v18_goodOkValueWithoutAlarm_isNormal() {
        delayed.read(0, 10, Quality.BAD).read(1, 10).found("RAISE quality @0", "CLEAR quality @1");
        assertEquals(MachinePhase.NORMAL, PackedMachine.phase(delayed.state.machine(LimitLevel.H)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1_000.1, -1_001})
    void v19_unusableNumber_isBadQuality(double value) {
        delayed.read(0, 10).read(1, value).found("RAISE quality @1");
        assertEquals(MachinePhase.UNKNOWN, PackedMachine.phase(delayed.state.machine(LimitLevel.H)));
        assertEquals(RuleKind.BAD_QUALITY, delayed.last().kind());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void story14_notANumberOnP1_isNeverNormal(double value) {
        Probe open = new Probe(openPoint());
        open.read(0, 60).found("RAISE HH @0");
        for (int second = 1; second < 1_000; second++) {
            open.read(second, value);
        }
        open.found("RAISE quality @1", "QUALITY_BAD HH @1");
        assertTrue(open.state.isActive(io.hazardwatch.gateway.registry.LimitLevel.HH));
        open.read(1_000, 10).found("CLEAR quality @1000", "QUALITY_GOOD HH @1000").read(1_059, 10).found()
                .read(1_060, 10).found("CLEAR HH @1000");
    }

    private static Point openPoint() {
        Point ranged = Probe.point(List.of(hh(50, 2, 0, 60, P1)), List.of(), 0);
        return new Point(0, ranged.id(), ranged.name(), ranged.unit(), Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY, 1_000, 0, ranged.limits(), ranged.rates(), null);
    }

    @Test
    void v20_limitTightenedBelowTheLastValue_raises() {
        Probe plain = Probe.of(h(25, 2, 0, 0, P2));
        plain.read(0, 20).found().reconfigure(10, Probe.point(List.of(h(15, 2, 0, 0, P2)), List.of(), 0))
                .found("RAISE H @0");
    }

    @Test
    void v20_limitWithDelayTightened_startsItsDelay() {
        delayed.read(0, 20).reconfigure(10, Probe.point(List.of(h(15, 2, 5, 0, P2)), List.of(), 0)).found()
                .tick(14.9).found().tick(15).found("RAISE H @0");
    }

    @Test
    void v20_limitRaisedAboveTheValue_clearsByTheOffDelay() {
        delayed.read(0, 30).read(5, 30).found("RAISE H @0");
        delayed.reconfigure(10, Probe.point(List.of(h(50, 2, 5, 60, P2)), List.of(), 0)).found()
                .read(64, 30).found().read(65, 30).found("CLEAR H @5");
    }

    @Test
    void v20_pendingReconfigured_startsItsDelayAnew() {
        delayed.read(0, 30).reconfigure(4, Probe.point(List.of(h(24, 2, 5, 60, P2)), List.of(), 0)).found()
                .tick(8.9).found().tick(9).found("RAISE H @0");
    }

    @Test
    void v20_ruleRemovedWhileActive_isClearedWithTheLastValue() {
        delayed.read(0, 30).read(5, 30).found("RAISE H @0").reconfigure(10, Probe.point(List.of(), List.of(), 0))
                .found("CLEAR H @5");
        assertEquals(30, delayed.last().value());
    }

    @Test
    void v20_outerLimitRemovedWhileActive_fallsBackToTheInner() {
        Probe both = Probe.of(h(25, 2, 0, 0, P2), hh(50, 2, 0, 0, P1));
        both.read(0, 60).found("RAISE HH @0").reconfigure(1, Probe.point(List.of(h(25, 2, 0, 0, P2)), List.of(), 0))
                .found("SEVERITY_DOWN H @0").read(2, 10).found("CLEAR H @2");
    }

    @Test
    void v20_changeDuringBadQuality_holdsWhatIsActive() {
        delayed.read(0, 30).read(5, 30).read(6, 0, Quality.BAD).found("RAISE H @0", "RAISE quality @6", "QUALITY_BAD H @6");
        delayed.reconfigure(7, Probe.point(List.of(h(90, 2, 0, 0, P2)), List.of(), 0)).found();
        delayed.read(8, 10).found("CLEAR quality @8", "QUALITY_GOOD H @8").read(9, 10).found("CLEAR H @8");
    }

    @Test
    void v20_allRulesRemoved_endsInstrumentAlarmsToo() {
        urgent.read(0, 10).tick(30).found("RAISE stale @30").reconfigure(40, Probe.point(List.of(), List.of(), 0))
                .found("CLEAR stale @40");
        delayed.read(0, 10, Quality.BAD).found("RAISE quality @0")
                .reconfigure(1, Probe.point(List.of(), List.of(), 0)).found("CLEAR quality @0");
    }

    @Test
    void uncertainValue_mayRaiseButNeverClears() {
        Probe plain = Probe.of(h(25, 2, 0, 0, P2));
        plain.read(0, 30, Quality.UNCERTAIN).found("RAISE H @0").read(1, 10, Quality.UNCERTAIN)
                .read(900, 10, Quality.UNCERTAIN).found().read(901, 10).found("CLEAR H @901");
    }

    @Test
    void uncertainOkValue_neitherCancelsNorEndsADelay() {
        delayed.read(0, 30).read(1, 10, Quality.UNCERTAIN).found().read(5, 30).found("RAISE H @0");
        delayed.read(6, 10).read(300, 10, Quality.UNCERTAIN).found().read(301, 10).found("CLEAR H @6");
    }

    @Test
    void freshState_isUnknownAndNotAnAlarm() {
        delayed.found();
        assertEquals(MachinePhase.UNKNOWN, PackedMachine.phase(delayed.state.machine(LimitLevel.H)));
    }

    @Test
    void neverReported_isStaleCountedFromTheStart() {
        assertEquals(Probe.millis(30) + Probe.AHEAD, urgent.evaluator.nextDeadlineMillis(urgent.state));
        urgent.tick(29.9).found().tick(30).found("RAISE never @30");
        assertEquals(P2, urgent.last().priority());
        urgent.read(40, 10).found("CLEAR stale @40");
    }

    @Test
    void silence_isMeasuredFromTheLastArrivalWhateverItsEventTime() {
        urgent.read(0, 10).read(-3_000, 20, 10, Quality.GOOD).tick(30).tick(49.9).found().tick(50)
                .found("RAISE stale @50").tick(100).tick(1_000).found();
    }

    @Test
    void readingAfterSilence_clearsStaleAndTheHeldAlarmByItsOffDelay() {
        urgent.read(0, 30).read(5, 30).found("RAISE H @0").tick(35).found("RAISE stale @35", "QUALITY_BAD H @5");
        urgent.read(50, 10).found("CLEAR stale @50", "QUALITY_GOOD H @50").read(79, 10).read(108, 10).found()
                .read(110, 10).found("CLEAR H @50");
    }

    @Test
    void badReadingAfterSilence_endsOnlyTheSilence() {
        urgent.read(0, 10).tick(30).found("RAISE stale @30").read(40, 10, Quality.BAD)
                .found("CLEAR stale @40", "RAISE quality @40");
        assertEquals(P2, urgent.last().priority());
    }

    @Test
    void instrumentOfLessUrgentPoint_isP3() {
        delayed.read(0, 10, Quality.BAD).found("RAISE quality @0");
        assertEquals(P3, delayed.last().priority());
    }

    @Test
    void steadyReadings_leaveTheDeadlineAlone() {
        urgent.read(0, 10).read(1, 10);
        for (int second = 2; second < 12; second++) {
            urgent.read(second, 10);
        }
        long deadline = urgent.evaluator.nextDeadlineMillis(urgent.state);
        for (int second = 12; second < 25; second++) {
            urgent.read(second, 10);
            assertEquals(deadline, urgent.evaluator.nextDeadlineMillis(urgent.state));
        }
        urgent.tick((deadline - Probe.START - Probe.AHEAD) / 1_000.0).found();
        assertEquals(Probe.millis(54) + Probe.AHEAD, urgent.evaluator.nextDeadlineMillis(urgent.state));
    }

    @Test
    void restoredAlarm_isHeldUntilAReadingSaysMore() {
        Probe both = Probe.withStale(30, h(25, 2, 0, 10, P2), hh(50, 2, 0, 10, P1));
        both.evaluator.restore(both.state, "high", "HH");
        both.found().read(0, 30).found("QUALITY_GOOD HH @0").read(9, 30).found();
        both.read(20, 30).found("SEVERITY_DOWN H @0").read(21, 10).read(31, 10).found("CLEAR H @21");
    }

    @Test
    void restoredAndStillViolated_raisesNothingNew() {
        Probe both = Probe.of(h(25, 2, 0, 10, P2), hh(50, 2, 0, 10, P1));
        both.evaluator.restore(both.state, "high", "H");
        both.read(0, 30).found("QUALITY_GOOD H @0").read(1, 60).found("SEVERITY_UP HH @1");
    }

    @Test
    void restoredInstrumentAlarms_areClearedByTheirOwnCause() {
        urgent.evaluator.restore(urgent.state, "stale", "stale");
        urgent.evaluator.restore(urgent.state, "quality", "quality");
        urgent.tick(1_000).found().read(1_001, 10).found("CLEAR stale @1001", "CLEAR quality @1001");
    }

    @Test
    void restoredRuleThatIsGone_isClearedAtOnce() {
        delayed.evaluator.restore(delayed.state, "low", "L");
        delayed.found("CLEAR L @41.234");
        delayed.evaluator.restore(delayed.state, "fast-rise", "fast-rise");
        delayed.found("CLEAR fast-rise @41.234");
    }
}
