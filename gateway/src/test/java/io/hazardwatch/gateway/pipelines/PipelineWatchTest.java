package io.hazardwatch.gateway.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("compiled")
class PipelineWatchTest {
    private static boolean has(PipelineTrial trial, PipelineEvidenceKind kind) {
        return trial.last.leak().evidence().stream().anyMatch(each -> each.kind() == kind);
    }

    @Test
    void tenthOfTheFlow_isToldWithinTwoMinutesWithItsPlaceAndEvidence() {
        PipelineTrial trial = new PipelineTrial(true).play("seconds=3000;seed=11;leak=1500,12000,0.1,0");
        assertTrue(trial.toldAt > 1_500 && trial.toldAt <= 1_620, "told at " + trial.toldAt);
        PipelineLeak leak = trial.last.leak();
        assertEquals(Priority.P1, leak.priority());
        assertEquals(31.2, leak.rate() * 3_600, 1.5);
        assertEquals(12_000, leak.gradient().metres(), 4_000);
        assertTrue(has(trial, PipelineEvidenceKind.BALANCE) && has(trial, PipelineEvidenceKind.PRESSURE_FALLS)
                && has(trial, PipelineEvidenceKind.INFLOW_RISES) && has(trial, PipelineEvidenceKind.OUTFLOW_FALLS));
        assertEquals(PlaceUnknown.NOT_SYNCHRONOUS, leak.wave().unknown());
    }

    @Test
    void fiftiethOfTheFlow_isToldWithinHalfAnHour() {
        PipelineTrial trial = new PipelineTrial(true).play("seconds=5400;seed=12;leak=3600,20000,0.02,0");
        assertTrue(trial.toldAt > 3_600 && trial.toldAt <= 5_400, "told at " + trial.toldAt);
    }

    @Test
    void dayOfOperations_isNoLeak() {
        PipelineTrial trial = new PipelineTrial(true).play(LineOperations.script(13, 1));
        assertEquals(List.of(), trial.told);
    }

    @Test
    void silentFlow_leavesTheFallOfPressureAndATellingOfP2() {
        PipelineTrial trial = new PipelineTrial(true);
        trial.silent.add(PipelineTrial.OUT_FLOW);
        trial.play("seconds=3000;seed=14;leak=1500,18000,0.1,0");
        assertEquals(Set.of(WatchStatement.PRESSURE_ONLY), trial.statements);
        assertTrue(trial.toldAt > 1_500 && trial.toldAt < 2_000, "told at " + trial.toldAt);
        assertEquals(Priority.P2, trial.last.leak().priority());
        assertNull(trial.last.leak().window());
        assertTrue(has(trial, PipelineEvidenceKind.INSTRUMENT_LOST));
    }

    @Test
    void silentFlow_pumpThatStopsIsNoLeak() {
        PipelineTrial trial = new PipelineTrial(true);
        trial.silent.add(PipelineTrial.OUT_FLOW);
        trial.silent.add(PipelineTrial.IN_FLOW);
        trial.play("seconds=3000;seed=15;pump=1500,0.85,60");
        assertEquals(List.of(), trial.told);
    }

    @Test
    void silentOutletGauge_isLessCertainButTellsTheLeak() {
        PipelineTrial trial = new PipelineTrial(true);
        trial.each = second -> {
            if (second == 1_000) {
                trial.silent.add(PipelineTrial.OUT_PRESSURE);
            }
        };
        trial.play("seconds=3000;seed=16;leak=1500,18000,0.05,0");
        assertTrue(trial.statements.contains(WatchStatement.REDUCED));
        assertTrue(trial.toldAt > 1_500 && trial.toldAt < 1_800, "told at " + trial.toldAt);
        assertEquals(PlaceUnknown.INSTRUMENT_MISSING, trial.last.leak().gradient().unknown());
    }

    @Test
    void nothingHeard_isSaidAsBlind() {
        PipelineTrial trial = new PipelineTrial(false);
        trial.silent.addAll(Set.of(PipelineTrial.IN_PRESSURE, PipelineTrial.OUT_PRESSURE));
        trial.play("seconds=20;seed=17");
        assertEquals(WatchStatement.BLIND, trial.last.statement());
        assertEquals(2, trial.last.lost().size());
    }

    @Test
    void boilingHill_isSaidAndFillingItIsNoLeak() {
        PipelineTrial trial = new PipelineTrial(true, 100).play("seconds=9000;seed=18;hill=100;pump=2000,0,30;pump=5000,1,60");
        assertTrue(trial.statements.contains(WatchStatement.SLACK));
        assertEquals(WatchStatement.FULL, trial.last.statement());
        assertEquals(List.of(), trial.told);
    }

    @Test
    void burstThatLetsAHillBoil_isToldByWhatTheLineCannotHold_asPartlyWatched() {
        PipelineTrial trial = new PipelineTrial(true, 146).play("seconds=3000;seed=61;hill=146;leak=1500,18000,0.3,0");
        assertEquals(WatchStatement.SLACK, trial.last.statement());
        assertTrue(trial.toldAt > 1_500 && trial.toldAt < 1_800, () -> "told at " + trial.toldAt);
        PipelineLeak leak = trial.last.leak();
        assertEquals(Priority.P2, leak.priority());
        assertTrue(leak.evidence().stream().anyMatch(each -> each.kind() == PipelineEvidenceKind.SLACK_SURPLUS), leak::toString);
    }

    @Test
    void slackLineOfUnknownRoom_provesNothing() {
        PipelineTrial trial = new PipelineTrial(true, 146).play("seconds=900;seed=62;hill=146;leak=60,18000,0.3,0");
        assertEquals(WatchStatement.SLACK, trial.last.statement());
        assertEquals(List.of(), trial.told, "it was not known to be full for ten minutes before");
    }

    @Test
    void slackLineAtRest_whoseMeterShowsATenthOfAPercent_provesNothing_andALeakIsToldStill() {
        PipelineTrial trial = new PipelineTrial(true).rest(700, 0.13, 300.3, 300).rest(12 * 3_600, 0.09, 0.3, 0);
        assertEquals(WatchStatement.SLACK, trial.last.statement());
        assertEquals(List.of(), trial.told);
        trial.rest(3_600, 0.09, 15, 0);
        assertEquals(1, trial.told.size(), "more than both meters may be wrong by in those hours");
        assertTrue(has(trial, PipelineEvidenceKind.SLACK_SURPLUS));
    }

    /** A single look without a flow forgets nothing: what may have passed meanwhile is added to the doubt. Minutes of it end the watch. */
    @Test
    void slackLine_outlivesALookWithoutFlow_butNotMinutes() {
        PipelineTrial once = new PipelineTrial(true).rest(700, 0.13, 300, 300).rest(600, 0.09, 300, 300);
        badFlows(once, 1);
        once.rest(3_600, 0.09, 300, 294);
        assertEquals(1, once.told.size());
        PipelineTrial long100 = new PipelineTrial(true).rest(700, 0.13, 300, 300).rest(600, 0.09, 300, 300);
        badFlows(long100, 100);
        long100.rest(3_600, 0.09, 300, 294);
        assertEquals(List.of(), long100.told, "nothing is known of its room any more");
    }

    private static void badFlows(PipelineTrial trial, int seconds) {
        trial.silent.add(PipelineTrial.OUT_FLOW);
        Reading last = trial.readings.get(PipelineTrial.OUT_FLOW);
        trial.readings.put(PipelineTrial.OUT_FLOW, new Reading(last.point(), last.eventMillis(), last.arrivalMillis(), 0, Quality.BAD));
        trial.rest(seconds, 0.09, 300, 300);
        trial.silent.remove(PipelineTrial.OUT_FLOW);
    }

    @Test
    void slackLineWithAThermometerAtOneEnd_isCorrectedAtNeither() {
        PipelineTrial outlet = new PipelineTrial(true);
        outlet.silent.add(PipelineTrial.IN_CELSIUS);
        outlet.rest(700, 0.13, 300, 300).rest(3_600, 0.09, 300, 300);
        assertEquals(WatchStatement.SLACK, outlet.last.statement());
        assertEquals(List.of(), outlet.told, "the same flows out as in");
        PipelineTrial inlet = new PipelineTrial(true);
        inlet.silent.add(PipelineTrial.OUT_CELSIUS);
        inlet.rest(700, 0.13, 300, 300).rest(3_600, 0.09, 300, 294);
        assertEquals(1, inlet.told.size(), "a fiftieth is lost, which the warmth of the inlet alone would hide");
    }

    @Test
    void restart_keepsTheLeakAndWhatWasLearnt() {
        PipelineTrial trial = new PipelineTrial(true).play("seconds=3000;seed=19;leak=1500,12000,0.1,0");
        StoredSegment stored = trial.watch.stored();
        PipelineTrial again = new PipelineTrial(true);
        again.watch.restore(stored);
        again.play("seconds=300;seed=19;leak=0,12000,0.1,0");
        assertNotNull(again.last.leak());
        assertEquals(trial.last.leak().id(), again.last.leak().id());
        assertTrue(again.last.learntSeconds() >= stored.learnt().seconds() && stored.learnt().seconds() > 0);
    }

    @Test
    void repairedLeak_isOverAndIsNotToldAgainByLongWindows() {
        PipelineTrial trial = new PipelineTrial(true).play("seconds=3000;seed=20;leak=1500,12000,0.1,0");
        assertNotNull(trial.last.leak());
        PipelineTrial repaired = new PipelineTrial(true);
        repaired.watch.restore(trial.watch.stored());
        repaired.play("seconds=5400;seed=20");
        assertNull(repaired.last.leak());
        assertEquals(1, repaired.last.past().size());
        assertTrue(repaired.last.past().getFirst().isOver());
    }

    @Test
    void pumpStoppedForTheLeak_keepsItsPlace() {
        PipelineTrial trial = new PipelineTrial(true).play("seconds=4200;seed=11;leak=1500,12000,0.1,0;pump=3000,0,30;outlet=3010,0,30");
        assertEquals(12_000, trial.last.leak().gradient().metres(), 4_000);
    }

    @Test
    void fewUnlearntSeconds_nameNoWindowThatIsNotFilled() {
        PipelineTrial trial = new PipelineTrial(true).play("seconds=120;seed=21");
        assertTrue(trial.last.balances().get(BalanceWindow.MINUTE.ordinal()).isKnown());
        assertFalse(trial.last.balances().get(BalanceWindow.HOUR.ordinal()).isKnown());
    }
}
