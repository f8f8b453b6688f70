package io.hazardwatch.gateway.leaks.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instruments as they are: flow meters that do not read zero, gauges that report rarely, clocks that step back. */
class TankGaugeTest {
    /** Cubic metres for each metre of level. */
    private static final double AREA = 500;

    private static String site(String period) {
        return """
                devices:
                  - id: t
                    points:
                      - {id: level, unit: m, range: [0, 15], period: %s, limits: {HH: {at: 13, priority: P1}}}
                      - {id: temp, unit: degC, period: 1s}
                      - {id: in, unit: m3/h, period: 1s}
                tanks:
                  - {id: "7", name: tank 7, level: t/level, temperature: t/temp, strapping: [[0, 0], [15, 7500]], density: 0.74, expansion: 0.0012,
                     flowIn: [t/in]}
                """.formatted(period);
    }

    private double level = 5;
    /** Of the sentence that told an overfill first. */
    private String firstKey;

    private PlantRig rig(String period) {
        PlantRig rig = new PlantRig(site(period));
        rig.values.put("t/level", level);
        rig.values.put("t/temp", 20.0);
        rig.values.put("t/in", 0.0);
        return rig;
    }

    /** The meter states no range, and shows 0.3 m3/h at rest. */
    @Test
    void meterThatDoesNotReadZero_isNoFilling_andTheLossIsTold() {
        PlantRig rig = rig("1s");
        rig.values.put("t/in", 0.3);
        rig.run(1_200);
        assertFalse(rig.isActive("frozen"));
        rig.restart(5, true);
        rig.run(1_500, () -> {
            level -= 150 / AREA / 3_600;
            rig.values.put("t/level", Math.round(level * 1_000) / 1_000.0);
        });
        assertTrue(rig.isActive("loss"));
        assertFalse(rig.isActive("frozen"));
    }

    /** A gauge that reports every five minutes stands still in between. */
    @Test
    void rareGauge_isNotFrozenBetweenItsReadings_butWhenItDoesNotFollow() {
        PlantRig rig = rig("5m");
        rig.run(1_200);
        rig.values.put("t/in", 550.0);
        boolean[] wasFrozen = new boolean[1];
        int[] second = new int[1];
        rig.run(4_000, () -> {
            level += 550 / AREA / 3_600;
            if (second[0]++ % 300 == 0) {
                rig.values.put("t/level", Math.round(level * 1_000) / 1_000.0);
            }
            wasFrozen[0] |= second[0] > 2 && rig.isActive("frozen");
        });
        assertFalse(wasFrozen[0]);
        rig.run(1_500);
        assertTrue(rig.isActive("frozen"));
    }

    /** A gauge that reports by change, and states as its period how long it is silent at most. */
    @ParameterizedTest
    @ValueSource(strings = {"10m", "30m"})
    void gaugeThatReportsByChange_tellsTheOverfillInTime(String period) {
        level = 12;
        PlantRig rig = rig(period);
        rig.run(2_700);
        assertEquals(PlantState.NORMAL, rig.said("overfill").state(), "at rest, and known");
        rig.values.put("t/in", 1_500.0);
        assertWarning(rig, fill(rig, 1));
    }

    /** The same without a point that tells of the filling. */
    @Test
    void gaugeThatReportsByChange_tellsTheOverfillInTime_ofATankWithoutMeters() {
        level = 12;
        PlantRig rig = rig("10m");
        rig.run(2_700);
        assertWarning(rig, fill(rig, 1));
    }

    /** A gauge that is asked every five minutes, and no meter of what flows in: its readings ten and five minutes before the limit tell it. */
    @Test
    void rareGauge_tellsTheOverfillBeforeTheLimit_ofATankWithoutMeters() {
        level = 12;
        PlantRig rig = rig("5m");
        rig.silent.add("t/in");
        rig.run(2_700);
        double[] left = fill(rig, 300);
        assertTrue(left[0] <= 10 && left[0] >= 7, left[0] + " min before");
        assertTrue(left[1] <= 5 && left[1] >= 3, left[1] + " min before");
    }

    /** The same with a meter: what flows in tells it between two readings. */
    @Test
    void rareGauge_tellsTheOverfillInTimeByWhatFlowsIn() {
        level = 12;
        PlantRig rig = rig("5m");
        rig.run(2_700);
        rig.values.put("t/in", 1_500.0);
        assertWarning(rig, fill(rig, 300));
        assertEquals("tank.overfill.flow", firstKey);
    }

    /** What flows out at the same time is taken from it, and nothing is told by a flow that is lost. */
    @Test
    void flowsThatAreEqualOrLost_tellNoOverfill() {
        level = 12.92;
        PlantRig rig = new PlantRig(site("5m").replace("- {id: in,", "- {id: out, unit: m3/h, period: 1s}\n      - {id: in,")
                .replace("flowIn: [t/in]", "flowIn: [t/in], flowOut: [t/out]"));
        rig.values.putAll(Map.of("t/level", level, "t/temp", 20.0, "t/in", 0.0, "t/out", 0.0));
        rig.run(2_700);
        rig.values.putAll(Map.of("t/in", 1_500.0, "t/out", 1_500.0));
        rig.run(120);
        assertFalse(rig.isActive("overfill"));
        rig.values.put("t/out", 1_300.0);
        rig.run(5);
        assertTrue(rig.isActive("overfill"), "0.08 m at 0.4 m an hour");
        rig.silent.add("t/out");
        rig.run(120);
        assertFalse(rig.isActive("overfill"), "how much flows out is not known");
    }

    private static void assertWarning(PlantRig rig, double... left) {
        assertEquals(15, left[0], 1, "P2, min before");
        assertEquals(5, left[1], 1, "P1, min before");
        assertTrue(rig.isActive("overfill"));
    }

    /** Fills one metre to the limit in twenty minutes; minutes before the limit at which it was told as P2 and as P1. */
    private double[] fill(PlantRig rig, int every) {
        double[] left = {Double.NaN, Double.NaN};
        int[] second = new int[1];
        rig.run(1_200, () -> {
            PlantJudgement said = second[0] == 0 ? null : rig.said("overfill");
            int at = said == null || said.priority() == null ? -1 : said.priority() == Priority.P1 ? 1 : 0;
            if (at >= 0 && Double.isNaN(left[at])) {
                firstKey = firstKey == null ? said.key() : firstKey;
                left[at] = (1_200 - second[0]) / 60.0;
            }
            level += 1 / 1_200.0;
            rig.silent.remove("t/level");
            if (++second[0] % every != 0) {
                rig.silent.add("t/level");
            } else {
                rig.values.put("t/level", Math.round(level * 1_000) / 1_000.0);
            }
        });
        return left;
    }

    /** The level moves with the temperature over the whole hour, and the temperature stands still in the last ten minutes. */
    @Test
    void warmingOfTheSameTime_isTakenFromTheFall() {
        PlantRig rig = rig("1s");
        rig.run(3_000, () -> {
            level -= 0.0012 * 30 * level / 3_600;
            rig.values.merge("t/temp", -30 / 3_600.0, Double::sum);
            rig.values.put("t/level", Math.round(level * 1_000) / 1_000.0);
        });
        for (int minute = 0; minute < 20; minute++) {
            rig.run(60);
            assertFalse(rig.isActive("loss"), minute + " min after the cooling");
        }
    }

    @Test
    void clockThatStepsBack_keepsWhatWasSeen() {
        MeanTrace trace = new MeanTrace();
        for (long second = 0; second < 3_600; second++) {
            trace.add(second * 1_000, second);
        }
        trace.add(3_588_000, 3_588);
        assertTrue(trace.line(3_000_000, 3_600_000).isKnown());
        assertEquals(1, trace.line(3_000_000, 3_600_000).slope(), 0.01);
        trace.add(1_000_000, 0);
        assertFalse(trace.line(3_000_000, 3_600_000).isKnown(), "a great step is another clock");
    }

    /** The two texts have the same hashCode in Java. */
    @Test
    void idsOfLongTexts_differ() {
        assertEquals("Aa".hashCode(), "BB".hashCode());
        assertNotEquals(PlantWords.digest("Aa"), PlantWords.digest("BB"));
        String end = "-of-a-tank-whose-name-is-as-long-as-a-name-may-be-and-longer-still";
        assertNotEquals(PlantWords.id("tank" + end + "Aa"), PlantWords.id("tank" + end + "BB"));
        assertTrue(PlantWords.id("tank" + end + "Aa").length() <= 64);
    }
}
