package io.hazardwatch.gateway.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.LimitLevel;
import io.hazardwatch.gateway.registry.LimitOverlay;
import io.hazardwatch.gateway.registry.LimitSetting;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.TightenedLimit;
import io.hazardwatch.gateway.registry.TighteningCause;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits that are tighter for a while, in a lane that runs. */
class TightenedLimitsTest {
    private static final String POINTS = """
            - id: p
              staleAfter: 0s
              limits:
                L:  {at: 10, deadband: 1, onDelay: 0s, offDelay: 0s, priority: P3}
                H:  {at: 25, deadband: 1, onDelay: 0s, offDelay: 0s, priority: P3}
                HH: {at: 50, deadband: 1, priority: P1}
            """;
    private static final PointId POINT = PointId.parse("acme/yard/d/p");

    private final LaneRig rig = LaneRig.ofPoints(POINTS);

    private static TightenedLimit limit(LimitLevel level, double at) {
        return new TightenedLimit(POINT, level, at, "heat", TighteningCause.WEATHER, "W-1", Text.of("heat"));
    }

    private static LimitOverlay overlay(TightenedLimit... limits) {
        return new LimitOverlay(List.of(limits));
    }

    @Test
    void valueBetweenTheLimits_alarmsOnlyWhileTheTighterOneHolds() {
        rig.send("p", 22).pass(1_000).expect();
        rig.tighten(overlay(limit(LimitLevel.H, 20)));
        rig.send("p", 22).pass(1_000);
        assertEquals(AlarmState.B, rig.state("d/p.high"));
        assertEquals(20, rig.alarm("d/p.high").limit());
        rig.tighten(LimitOverlay.NONE);
        assertEquals(AlarmState.D, rig.state("d/p.high"), "the last value is inside the configured limit; a person has to acknowledge");
    }

    @Test
    void standingAlarm_keepsItsStateThroughBoth() {
        rig.send("p", 30).pass(1_000);
        rig.ack("d/p.high");
        assertEquals(AlarmState.C, rig.state("d/p.high"));
        int before = rig.transitions().size();
        rig.tighten(overlay(limit(LimitLevel.H, 20)));
        rig.send("p", 30).pass(1_000);
        rig.tighten(LimitOverlay.NONE);
        rig.send("p", 30).pass(1_000);
        assertEquals(AlarmState.C, rig.state("d/p.high"));
        assertEquals(before, rig.transitions().size(), "nobody is told again");
    }

    @Test
    void endOfTighterLimits_isNoChangeOfTheConfiguration_butALimitRaisedMeanwhileIs(@TempDir Path directory) throws IOException {
        String site = "devices:\n  - id: d\n    points:\n      - {id: p, staleAfter: 0s, limits: {H: {at: 25, deadband: 1, priority: P3}}}\n";
        LaneRig own = new LaneRig(directory, site);
        own.tighten(overlay(limit(LimitLevel.H, 9.52)));
        own.tighten(LimitOverlay.NONE);
        assertEquals(List.of(), own.notes());
        own.tighten(overlay(limit(LimitLevel.H, 9.52)));
        own.reload(site.replace("at: 25", "at: 30"), overlay(limit(LimitLevel.H, 9.52)));
        own.send("p", 22).pass(1_000);
        assertEquals(9.52, own.alarm("d/p.high").limit());
        own.tighten(LimitOverlay.NONE);
        assertEquals(List.of("loosened limit H of d/p 25.0 to 30.0, changed d/p"), own.notes().stream().map(Note::reason).toList());
    }

    @Test
    void overlay_neverLoosens_andOfSeveralTheTightestCounts() {
        assertSame(Registry.EMPTY, overlay(limit(LimitLevel.H, 20)).over(Registry.EMPTY));
        LimitOverlay several = overlay(limit(LimitLevel.H, 30), limit(LimitLevel.H, 20), limit(LimitLevel.H, 22),
                limit(LimitLevel.L, 12), limit(LimitLevel.L, 5));
        assertEquals(List.of(12.0, 20.0), several.of(rig.point("p")).stream().map(TightenedLimit::at).toList());
        assertEquals(List.of(), overlay(limit(LimitLevel.H, 30), limit(LimitLevel.L, 5), limit(LimitLevel.HH, 60)).of(rig.point("p")));
        assertEquals(List.of(), overlay(limit(LimitLevel.HH, 20)).of(rig.point("p")), "HH must stay above H");
        assertEquals(List.of(), overlay(limit(LimitLevel.L, 25)).of(rig.point("p")), "L must stay below H");
        assertEquals(List.of(10.0, 25.0, 50.0), Stream.of(rig.point("p")).flatMap(point -> point.limits().stream()).map(LimitSetting::at).toList());
    }

    @Test
    void secondWarningThatCrosses_takesNothingBackThatTheFirstTightened() {
        assertEquals(List.of(12.0, 20.0), counting(limit(LimitLevel.H, 20), limit(LimitLevel.L, 21), limit(LimitLevel.L, 12)),
                "the next L that leaves H above it");
        assertEquals(List.of(20.0), counting(limit(LimitLevel.H, 20), limit(LimitLevel.L, 20)));
        assertEquals(List.of(20.0, 22.0), counting(limit(LimitLevel.H, 20), limit(LimitLevel.HH, 22)));
    }

    private List<Double> counting(TightenedLimit... limits) {
        return overlay(limits).of(rig.point("p")).stream().map(TightenedLimit::at).toList();
    }
}
