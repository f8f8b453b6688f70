package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Phoebus #1966, #2310: disabled during its delay an alarm still came; with filter and delay together it never came. Every way to
 * suppress, put on before the violation, during its delay or after the raise, and ended before, during or after.
 */
class Story07DelayAndSuppressionTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, onDelay: 10s, priority: P2}}}
            """;
    private static final PointId POINT = PointId.parse("acme/yard/d/p");
    private static final String ID = Alarm.idOf(POINT, "high");
    private static final Asked.Subject ALARM = new Asked.Subject(ID, POINT);
    /** The violation begins at 10 s and its delay ends at 20 s. */
    private static final long[] MOMENTS = {5_000, 15_000, 25_000, 35_000};

    private enum Way { SHELVED, DESIGN, OUT_OF_SERVICE }

    @TempDir
    Path directory;

    @TestFactory
    List<DynamicTest> everyWayAtEveryMoment() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Way way : Way.values()) {
            for (int on = 0; on < 3; on++) {
                for (int off = on + 1; off < MOMENTS.length; off++) {
                    long begin = MOMENTS[on];
                    long end = MOMENTS[off];
                    tests.add(dynamicTest(way + " from " + begin + " to " + end, () -> play(way, begin, end)));
                }
            }
        }
        return tests;
    }

    private void play(Way way, long begin, long end) throws IOException {
        LaneRig rig = new LaneRig(directory.resolve(way + "-" + begin + "-" + end), SITE).send("d/p", 5);
        for (long second = 1; second <= 40; second++) {
            rig.pass(1_000);
            long at = second * 1_000;
            if (at == begin) {
                begin(rig, way);
            } else if (at == end) {
                end(rig, way);
            }
            rig.send("d/p", at >= 10_000 ? 11 : 5);
            isToldOnlyInSight(rig, at, begin, end);
        }
        assertEquals(AlarmState.B, rig.state("d/p.high"), "raised behind or beside the suppression");
        assertEquals(begin > 20_000 ? 2 : 1, rig.annunciations("d/p.high"), "told once for every time it came into sight");
    }

    private static void isToldOnlyInSight(LaneRig rig, long at, long begin, long end) {
        boolean isHidden = at >= begin && at < end;
        boolean wasSeen = begin > 20_000 && at >= 20_000 || at >= end && at >= 20_000;
        long told = rig.annunciations("d/p.high");
        assertEquals(wasSeen ? 1 : 0, Math.min(1, told), "at " + at + (isHidden ? ", hidden" : ""));
    }

    private static void begin(LaneRig rig, Way way) {
        switch (way) {
            case SHELVED -> rig.ask(Asked.shelve(ALARM, Asked.HOUR));
            case OUT_OF_SERVICE -> rig.ask(Asked.takeOut(ALARM, rig.nowMillis() + Asked.HOUR));
            case DESIGN -> rig.lane().suppress(new DesignSuppression(ID, POINT, "trip", true, List.of("x"), Priority.P2,
                    rig.nowMillis() + Asked.HOUR, "tripped"));
        }
    }

    private static void end(LaneRig rig, Way way) {
        switch (way) {
            case SHELVED -> rig.ask(Asked.unshelve(ALARM));
            case OUT_OF_SERVICE -> rig.ask(Asked.putBack(ALARM));
            case DESIGN -> rig.lane().suppress(DesignSuppression.off(ID, POINT, "trip", "over"));
        }
    }
}
