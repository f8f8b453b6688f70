package io.hazardwatch.gateway.leaks.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.leaks.PlantTexts;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The stories of tanks in fake time, each also with what must not alarm. The gauge reads to the millimetre with two of noise. */
class TankWatchTest {
    private static final String SITE = """
            devices:
              - id: t
                points:
                  - {id: level, unit: m, range: [0, 15], period: 1s, limits: {HH: {at: 13, priority: P1}}}
                  - {id: temp, unit: degC, period: 1s}
                  - {id: pressure, unit: kPa, period: 1s}
                  - {id: top, unit: degC, period: 1s}
                  - {id: bottom, unit: degC, period: 1s}
                  - {id: bog, unit: kg/h, period: 1s}
                  - {id: in, unit: m3/h, period: 1s}
                  - {id: out, unit: m3/h, period: 1s}
                  - {id: pump, unit: "1", period: 1s}
            tanks:
              - {id: "912", name: tank 912, level: t/level, temperature: t/temp, pressure: t/pressure, topTemperature: t/top,
                 bottomTemperature: t/bottom, boilOff: t/bog, strapping: [[0, 0], [15, 7500]], density: 0.74, expansion: 0.0012,
                 flowIn: [t/in], flowOut: [t/out], pumps: [t/pump], pumpCurve: [[0, 900], [15, 700]]}
            """;
    /** Cubic metres for each metre of level. */
    private static final double AREA = 500;

    private final PlantTexts texts = new PlantTexts();
    private final SplittableRandom random = new SplittableRandom(912);
    private final PlantRig rig;
    private double level = 5;
    private double leak;
    private boolean isFrozen;
    private double shown = 5;

    TankWatchTest() {
        rig = new PlantRig(SITE);
        rig.values.putAll(java.util.Map.of("t/temp", 20.0, "t/pressure", 101.0, "t/top", 20.0, "t/bottom", 20.0, "t/bog", 100.0, "t/in", 0.0,
                "t/out", 0.0, "t/pump", 0.0));
    }

    private void plant() {
        level += (rig.values.get("t/in") - rig.values.get("t/out") - leak) / AREA / 3_600;
        shown = isFrozen ? shown : Math.round((level + random.nextGaussian() * 0.002) * 1_000) / 1_000.0;
        rig.values.put("t/level", shown);
    }

    private void run(long seconds) {
        rig.run(seconds, this::plant);
    }

    private String text(String id) {
        return texts.of(rig.said(id)).en();
    }

    @Test
    void anHourOfRestAndAnHourOfFillingAndEmptying_alarmNothing() {
        for (long minute = 0; minute < 60; minute++) {
            run(60);
            assertEquals(List.of(), rig.active());
        }
        for (String flow : List.of("t/in", "t/out")) {
            rig.values.put(flow, 550.0);
            for (long minute = 0; minute < 60; minute++) {
                run(60);
                assertEquals(List.of(), rig.active(), flow);
            }
            rig.values.put(flow, 0.0);
            run(900);
        }
    }

    @Test
    void levelFallsWithoutTransfer_isALoss_andEndsWithTheRefilling() {
        run(1_200);
        leak = 150;
        run(900);
        assertEquals(Priority.P2, rig.said("loss").priority());
        assertTrue(text("loss").startsWith("tank 912: the level falls by 0."), text("loss"));
        assertTrue(text("loss").endsWith("although nothing goes in or out"), text("loss"));
        leak = 0;
        rig.values.put("t/in", 300.0);
        run(30);
        assertFalse(rig.isActive("loss"));
    }

    /** Twelve kelvin an hour of cooling lower the level by a third of a metre, and nothing is lost. */
    @Test
    void cooling_isNoLoss() {
        level = 14;
        rig.run(3_600, () -> {
            level -= 0.0012 * 12 * level / 3_600;
            rig.values.merge("t/temp", -12 / 3_600.0, Double::sum);
            plant();
        });
        assertFalse(rig.isActive("loss"), () -> text("loss"));
    }

    @Test
    void flowMeterLost_theLossIsToldWithLessCertainty() {
        run(1_200);
        rig.silent.add("t/out");
        leak = 150;
        run(900);
        assertEquals(Priority.P3, rig.said("loss").priority());
        assertTrue(text("loss").endsWith("as far as is known; nothing is known of t/out"), text("loss"));
    }

    @Test
    void filling_tellsTheTimeToTheLimitWithAnInterval() {
        level = 12.4;
        rig.values.put("t/in", 800.0);
        run(240);
        assertFalse(rig.isActive("overfill"), "18 min to go");
        run(300);
        assertTrue(rig.isActive("overfill"));
        assertTrue(text("overfill").matches("tank 912 reaches 13 m in about 1[0-4] min \\(\\d+–\\d+\\) if filling goes on"), text("overfill"));
        run(520);
        assertEquals(Priority.P1, rig.said("overfill").priority());
        rig.values.put("t/in", 0.0);
        run(240);
        assertFalse(rig.isActive("overfill"));
    }

    /** Buncefield, 2005: the gauge stood still from three in the morning while 550 m3/h went in. */
    @Test
    void gaugeFreezesWhileFilling_isToldWithinTenMinutes() {
        rig.values.put("t/in", 550.0);
        run(1_800);
        assertFalse(rig.isActive("frozen"));
        isFrozen = true;
        int seconds = 0;
        while (!rig.isActive("frozen") && seconds < 3_600) {
            run(1);
            seconds++;
        }
        assertTrue(seconds <= 600, "told after " + seconds + " s");
        assertEquals(Priority.P1, rig.said("frozen").priority());
        rig.silent.add("t/out");
        run(90);
        assertEquals(Priority.P1, rig.said("frozen").priority(), "a meter that dies eases nothing");
        assertTrue(text("frozen").contains("although the tank has been filled for 3"), text("frozen"));
        assertTrue(text("frozen").contains("with 550 m3/h flowing in; at that rate it is at its limit in about"), text("frozen"));
    }

    @Test
    void restartWhileTheGaugeIsFrozen_isToldAllTheSameWithinTenMinutes() {
        rig.values.put("t/in", 550.0);
        run(1_800);
        isFrozen = true;
        run(240);
        rig.restart(60, true);
        run(300);
        assertTrue(rig.isActive("frozen"));
    }

    /** As it is after a kill: the store answers later, and devices connect again later still. */
    @Test
    void restartBeforeStoreAndDevicesAreBack_isToldWithinTenMinutesOfTheFreezing() {
        rig.values.put("t/in", 550.0);
        run(120);
        isFrozen = true;
        run(110);
        rig.restart(14, false);
        rig.storeAwayUntil = rig.now + 15_000;
        rig.silent.addAll(rig.values.keySet());
        run(24);
        rig.silent.clear();
        run(332);
        assertTrue(rig.isActive("frozen"), "eight minutes after the gauge froze");
    }

    /** An alarm that was recovered ends with the first look that says normal. */
    @Test
    void restartWithoutTheStore_saysNothingOfTheGaugeUntilItIsSeen() {
        rig.values.put("t/in", 550.0);
        run(120);
        isFrozen = true;
        run(900);
        rig.restart(14, false);
        rig.storeAwayUntil = Long.MAX_VALUE;
        rig.silent.addAll(rig.values.keySet());
        runNeverNormal(20, "without readings");
        rig.silent.clear();
        runNeverNormal(900, "filled again");
        assertTrue(rig.isActive("frozen"));
        rig.values.put("t/in", 0.0);
        run(2);
        assertEquals(PlantState.NORMAL, rig.said("frozen").state());
    }

    @Test
    void tankIsEditedWhileTheGaugeIsFrozen_theAlarmGoesOn() {
        rig.values.put("t/in", 550.0);
        run(120);
        isFrozen = true;
        run(900);
        rig.storeAwayUntil = Long.MAX_VALUE;
        rig.edit(SITE.replace("name: tank 912", "name: tank nine"));
        runNeverNormal(900, "edited");
        assertTrue(text("frozen").startsWith("tank nine"), text("frozen"));
    }

    private void runNeverNormal(int seconds, String when) {
        for (int second = 1; second <= seconds; second++) {
            run(1);
            int at = second;
            assertNotEquals(PlantState.NORMAL, rig.said("frozen").state(), () -> when + ", second " + at);
        }
    }

    /** In and out are the same: a level that stands still is right. */
    @Test
    void throughflow_isNoFrozenGauge() {
        rig.values.put("t/in", 550.0);
        rig.values.put("t/out", 550.0);
        run(1_800);
        assertFalse(rig.isActive("frozen"));
    }

    @Test
    void levelLostWhileFilling_isUrgent() {
        rig.values.put("t/in", 550.0);
        run(60);
        rig.silent.add("t/level");
        run(150);
        assertEquals(Priority.P1, rig.said("unseen").priority());
        assertEquals(PlantState.UNKNOWN, rig.said("overfill").state(), "never normal");
    }

    @Test
    void stationFallsSilentWhileFilling_isUrgentUntilItIsKnownThatFillingEnded() {
        rig.values.put("t/in", 550.0);
        run(60);
        rig.silent.addAll(rig.values.keySet());
        run(150);
        assertEquals(Priority.P1, rig.said("unseen").priority());
        run(600);
        assertEquals(Priority.P1, rig.said("unseen").priority());
        rig.values.put("t/in", 0.0);
        rig.silent.retainAll(List.of("t/level"));
        run(2);
        assertEquals(Priority.P3, rig.said("unseen").priority());
    }

    @Test
    void moreComesInThanThePumpDelivers_isTold() {
        rig.values.put("t/pump", 1.0);
        rig.values.put("t/in", 700.0);
        run(600);
        assertFalse(rig.isActive("pump"));
        leak = -600;
        run(300);
        assertTrue(rig.isActive("pump"), "a second line is open");
    }

    @Test
    void temperatureAndPressureRunAway_isMostUrgentTogether() {
        run(900);
        rig.run(480, () -> {
            rig.values.merge("t/temp", 0.015, Double::sum);
            plant();
        });
        assertEquals(Priority.P2, rig.said("runaway").priority());
        rig.run(480, () -> {
            rig.values.merge("t/temp", 0.015, Double::sum);
            rig.values.merge("t/pressure", 0.05, Double::sum);
            plant();
        });
        assertEquals(Priority.P1, rig.said("runaway").priority());
        rig.silent.add("t/pressure");
        rig.run(360, () -> {
            rig.values.merge("t/temp", 0.015, Double::sum);
            plant();
        });
        assertFalse(text("runaway").contains("pressure"), text("runaway"));
        assertEquals(Priority.P1, rig.said("runaway").priority(), "a gauge that dies eases nothing");
    }

    @Test
    void temperatureAndPressureRunAway_sayBoth() {
        run(900);
        rig.run(480, () -> {
            rig.values.merge("t/temp", 0.015, Double::sum);
            rig.values.merge("t/pressure", 0.05, Double::sum);
            plant();
        });
        assertTrue(text("runaway").contains("temperature up by") && text("runaway").contains("; pressure up by"), text("runaway"));
    }

    @Test
    void layersApartAndMoreBoilOff_areSignsOfARollover() {
        run(1_200);
        rig.values.put("t/bottom", 22.5);
        run(660);
        assertEquals(Priority.P3, rig.said("rollover").priority());
        rig.run(3_600, () -> {
            rig.values.merge("t/bog", 0.03, Double::sum);
            plant();
        });
        assertEquals(Priority.P2, rig.said("rollover").priority());
        rig.silent.add("t/bog");
        run(1_200);
        assertEquals(Priority.P2, rig.said("rollover").priority(), "a gauge that dies eases nothing");
    }

    @Test
    void pressureOfZero_isNoRunaway() {
        rig.values.put("t/pressure", 0.0);
        rig.run(1_200);
        assertFalse(rig.isActive("runaway-912"));
    }
}
