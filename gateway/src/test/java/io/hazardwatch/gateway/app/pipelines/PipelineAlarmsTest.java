package io.hazardwatch.gateway.app.pipelines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.BalanceWindow;
import io.hazardwatch.gateway.pipelines.LeakPlace;
import io.hazardwatch.gateway.pipelines.PipelineLeak;
import io.hazardwatch.gateway.pipelines.PlaceUnknown;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.WatchStatement;
import io.hazardwatch.gateway.pipelines.WindowBalance;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Leaks of pipelines become alarms of their sites: told once, told anew when they grow, and not ended before it is known that they are over. */
class PipelineAlarmsTest {
    private static final PipelineSegment SEGMENT = new PipelineSegment("line", Text.of("Line"), Priority.P1,
            new PipelineSegment.PipeDesign(1_000, 0.3, 0.007, 2e11), new PipelineSegment.PipelineFluid(840, 1.5e9, 4e-6, 1_000, 8e-4),
            List.of(new PipelineSegment.Elevation(0, 0)), 0.1, 4, new PipelineSegment.Uncertainty(0.0025, 2_000), Double.NaN,
            Stream.of(0, 1_000).map(at -> new PipelineStation("s" + at, Text.of("S"), at, null, null, null, null, List.of(), List.of())).toList());

    private final List<Finding> told = new ArrayList<>();

    private PipelineAlarms alarms(Alarm... recovered) {
        return new PipelineAlarms(told::add, note -> { }, List.of(recovered));
    }

    /** @param loss of each window but the day's, whose balance is not known */
    private static List<SegmentJudgement> says(PipelineLeak leak, double loss) {
        List<WindowBalance> balances = Stream.of(BalanceWindow.values()).map(window -> new WindowBalance(window,
                window == BalanceWindow.DAY ? Double.NaN : loss, 1e-4, 1e-4, 6e-4)).toList();
        return List.of(new SegmentJudgement("e", "s", SEGMENT, WatchStatement.FULL, List.of(), balances, 4, 7_200, 0.1, leak, List.of()));
    }

    private static PipelineLeak leak(BalanceWindow window, Priority priority) {
        return leak(window, priority, 1);
    }

    private static PipelineLeak leak(BalanceWindow window, Priority priority, int tellings) {
        LeakPlace place = new LeakPlace(Double.NaN, Double.NaN, PlaceUnknown.NOT_SETTLED);
        return new PipelineLeak("e.s.line.1", priority, window, 0.01, 0.1, place, place, List.of(), 1_000, 1_000, 0, tellings);
    }

    private static Alarm recovered() {
        PointId point = PipelineAlarms.pointOf(says(null, 0).getFirst(), "pipeline-leak-");
        return new Alarm(Alarm.idOf(point, "system"), point, Text.of("leak"), "system", RuleKind.SYSTEM, "system", "", Priority.P1, Priority.P1,
                AlarmState.C, true, false, 1, 1, 1, 1, 1, 0, 1, "a", 0, 0, 0, false, false);
    }

    private List<FindingType> types() {
        return told.stream().map(Finding::type).toList();
    }

    @Test
    void leakThatGrows_isToldAnew_andNotWhenItEases() {
        PipelineAlarms alarms = alarms();
        alarms.look(says(leak(BalanceWindow.DAY, Priority.P1), 0), true, 1_000);
        alarms.look(says(leak(BalanceWindow.DAY, Priority.P1), 0), true, 2_000);
        alarms.look(says(leak(BalanceWindow.MINUTE, Priority.P1, 2), 0.01), true, 3_000);
        alarms.look(says(leak(BalanceWindow.MINUTE, Priority.P1, 2), 0.01), true, 4_000);
        assertEquals(List.of(FindingType.RAISE, FindingType.SEVERITY_UP), types());
        alarms.look(says(leak(BalanceWindow.DAY, Priority.P1, 2), 0), true, 5_000);
        alarms.look(says(leak(BalanceWindow.MINUTE, Priority.P1, 3), 0.01), true, 6_000);
        alarms.look(says(null, 0), true, 7_000);
        assertEquals(List.of(FindingType.RAISE, FindingType.SEVERITY_UP, FindingType.SEVERITY_UP, FindingType.CLEAR), types());
    }

    @Test
    void leakThatPressureTold_isToldAnewWithThePriorityOfTheSegment() {
        PipelineAlarms alarms = alarms();
        alarms.look(says(leak(null, Priority.P2), 0), true, 1_000);
        alarms.look(says(leak(BalanceWindow.MINUTE, Priority.P1, 2), 0.01), true, 2_000);
        assertEquals(List.of(FindingType.RAISE, FindingType.SEVERITY_UP), types());
        assertEquals(Priority.P1, told.getLast().priority());
    }

    @Test
    void leakFromBeforeTheStart_goesOnUntilTheHourIsKnownAndQuiet() {
        PipelineAlarms alarms = alarms(recovered());
        alarms.look(says(null, Double.NaN), true, 1_000);
        alarms.look(says(null, 5e-4), true, 2_000);
        alarms.look(says(null, 1e-5), false, 3_000);
        assertEquals(List.of(), types());
        alarms.look(says(null, 1e-5), true, 4_000);
        assertEquals(List.of(FindingType.CLEAR), types());
    }

    @Test
    void leakFromBeforeTheStart_isNotToldAnew_andANewOneEndsWhileTheStoreIsAway() {
        PipelineAlarms alarms = alarms(recovered());
        alarms.look(says(leak(BalanceWindow.MINUTE, Priority.P1), 0.01), false, 1_000);
        assertEquals(List.of(), types());
        alarms.look(says(null, Double.NaN), false, 2_000);
        assertEquals(List.of(FindingType.CLEAR), types());
    }

    @Test
    void segmentsOfLikeNames_haveAlarmsOfTheirOwn() {
        List<String> names = Stream.of("Aa", "BB", "x".repeat(63) + "a", "x".repeat(63) + "b").map(id -> PipelineAlarms.pointOf(
                new SegmentJudgement("e", "s", named(id), WatchStatement.FULL, List.of(), List.of(), 4, 0, 0.1, null, List.of()), "pipeline-leak-")
                .point()).toList();
        assertEquals("pipeline-leak-Aa", names.getFirst());
        assertEquals(4, names.stream().distinct().filter(name -> name.length() <= 64).count(), names::toString);
    }

    private static PipelineSegment named(String id) {
        return new PipelineSegment(id, SEGMENT.name(), SEGMENT.priority(), SEGMENT.pipe(), SEGMENT.fluid(), SEGMENT.profile(), SEGMENT.nominalFlow(),
                SEGMENT.k(), SEGMENT.uncertainty(), SEGMENT.clockMillis(), SEGMENT.stations());
    }

    @Test
    void segmentThatIsWatchedInPartForLong_isToldAsP3_andEndsWhenItIsWatched() {
        for (WatchStatement statement : List.of(WatchStatement.BLIND, WatchStatement.PRESSURE_ONLY, WatchStatement.SLACK)) {
            told.clear();
            PipelineAlarms alarms = alarms();
            long most = statement == WatchStatement.BLIND ? 300_000 : statement == WatchStatement.SLACK ? 86_400_000 : 1_800_000;
            alarms.look(watched(statement), true, 1_000);
            alarms.look(watched(statement), true, most);
            assertEquals(List.of(), types());
            alarms.look(watched(statement), true, 1_000 + most);
            alarms.look(watched(statement), true, 2_000 + most);
            alarms.look(watched(WatchStatement.REDUCED), true, 3_000 + most);
            assertEquals(List.of(FindingType.RAISE, FindingType.CLEAR), types(), statement.name());
            assertEquals(Priority.P3, told.getFirst().priority());
        }
    }

    private static List<SegmentJudgement> watched(WatchStatement statement) {
        return List.of(new SegmentJudgement("e", "s", SEGMENT, statement, List.of(), List.of(), 4, 0, 0.1, null, List.of()));
    }
}
