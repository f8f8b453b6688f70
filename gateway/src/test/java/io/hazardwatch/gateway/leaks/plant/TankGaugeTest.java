package io.hazardwatch.gateway.leaks.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

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
