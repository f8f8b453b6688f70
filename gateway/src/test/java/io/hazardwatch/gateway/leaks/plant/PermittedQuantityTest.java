package io.hazardwatch.gateway.leaks.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.api.leaks.PlantTexts;
import io.hazardwatch.gateway.model.Priority;
import org.junit.jupiter.api.Test;

/** What is there, or passed, beside what is permitted: a warning from 90 %, an alarm from 100 %, unknown while it cannot be seen. */
class PermittedQuantityTest {
    private static final String SITE = """
            hazardSources: [{id: farm, name: farm, substances: [{cas: 68476-85-7, name: LPG, tonnes: 100}]}]
            devices:
              - id: t1
                points:
                  - {id: level, unit: m, period: 1s}
                  - {id: temp, unit: degC, period: 1s}
              - id: line
                points: [{id: flow, unit: t/h, period: 1s}, {id: total, unit: t, period: 1s}]
              - id: gate
                points: [{id: people, unit: "1", period: 1s}]
            tanks:
              - {id: t1, name: tank 1, hazardSource: farm, level: t1/level, temperature: t1/temp, strapping: [[0, 0], [10, 200]], density: 0.55,
                 densityAt: 15, expansion: 0.002}
            permitted:
              - {id: stock, name: stock, hazardSource: farm, permit: HX-1, mass: {tanks: [t1], max: 100}}
              - {id: hourly, name: loading, permit: HX-2, throughput: {points: [line/flow], max: 60, per: hour}}
              - {id: daily, name: loading, permit: HX-3, throughput: {points: [line/total], max: 100, per: day}}
              - {id: crowd, name: people, permit: HX-4, people: {points: [gate/people], max: 9}}
            """;

    private final PlantTexts texts = new PlantTexts();
    private final PlantRig rig;

    PermittedQuantityTest() {
        rig = new PlantRig(SITE);
        rig.values.put("t1/level", 5.0);
        rig.values.put("t1/temp", 15.0);
        rig.values.put("line/flow", 0.0);
        rig.values.put("line/total", 1_000.0);
        rig.values.put("gate/people", 3.0);
    }

    @Test
    void massFromLevelTemperatureAndTable_warnsAtNineTenthsAndAlarmsAtAll() {
        rig.run(5);
        assertTrue(rig.active().isEmpty());
        rig.values.put("t1/level", 8.3);
        rig.run(2);
        assertEquals(Priority.P3, rig.said("permitted-stock").priority());
        assertEquals(91.3, rig.said("permitted-stock").value(), 0.01);
        rig.values.put("t1/level", 9.2);
        rig.run(2);
        assertEquals(Priority.P2, rig.said("permitted-stock").priority());
        assertEquals("stock: more than permitted: 101.2 t, 101.2 % of the 100 t permitted by HX-1", texts.of(rig.said("permitted-stock")).en());
        assertEquals("stock：超过许可：现有 101.2 t，为 HX-1 许可的 100 t 的 101.2 %", texts.of(rig.said("permitted-stock")).zh());
        rig.values.put("t1/temp", 35.0);
        rig.run(2);
        assertEquals(Priority.P3, rig.said("permitted-stock").priority(), "the same level of warmer liquid is less");
        rig.values.put("t1/level", 8.0);
        rig.run(2);
        assertFalse(rig.isActive("permitted-stock"));
    }

    @Test
    void levelLost_isUnknownAndTold_neverNormal() {
        rig.values.put("t1/level", 9.5);
        rig.run(2);
        rig.silent.add("t1/level");
        rig.run(120);
        assertTrue(rig.isActive("permitted-stock"), "what was there goes on");
        rig.run(300);
        assertTrue(rig.isActive("unjudged-stock"));
        assertEquals("stock cannot be compared with what is permitted: nothing is known of t1/level", texts.of(rig.said("unjudged-stock")).en());
    }

    @Test
    void flowsOfAnHour_areSummedOverARestart() {
        rig.values.put("line/flow", 80.0);
        rig.run(1_800);
        assertFalse(rig.isActive("permitted-hourly"), "40 t");
        rig.restart(300, true);
        rig.run(700);
        assertEquals(80 * 2_800 / 3_600.0, rig.said("permitted-hourly").value(), 0.5);
        assertEquals(Priority.P2, rig.said("permitted-hourly").priority());
        rig.run(900);
        assertFalse(rig.isActive("permitted-hourly"), "a new hour begins with nothing");
    }

    @Test
    void readingsThatNobodyHas_areSaidAsMissing() {
        rig.values.put("line/flow", 112.0);
        rig.run(1_800);
        rig.restart(300, false);
        rig.run(60);
        String text = texts.of(rig.said("permitted-hourly")).en();
        assertTrue(text.contains("at least; 13.8 % of the time is without data") || text.contains("at least; 13.9 %"), text);
    }

    @Test
    void month_isSummedOverItsDays_andBeginsAnew() {
        PlantRig month = new PlantRig(SITE.replace("max: 100, per: day", "max: 100, per: month"));
        month.values.put("line/total", 1_000.0);
        month.run(5);
        for (int day = 1; day <= 12; day++) {
            month.restart(0, false);
            month.now += 86_400_000;
            month.values.put("line/total", 1_000.0 + 8 * day);
            month.run(2);
        }
        assertEquals(96, month.said("permitted-daily").value(), 1e-9);
        assertEquals(Priority.P3, month.said("permitted-daily").priority());
        month.restart(0, false);
        month.now += 12 * 86_400_000L;
        month.run(2);
        assertFalse(month.isActive("permitted-daily"), "the third of April");
    }

    @Test
    void counter_tellsByItselfWhatPassed() {
        rig.run(5);
        rig.values.put("line/total", 1_060.0);
        rig.run(2);
        rig.restart(600, false);
        rig.values.put("line/total", 1_095.0);
        rig.run(2);
        assertEquals(Priority.P3, rig.said("permitted-daily").priority());
        assertEquals(95, rig.said("permitted-daily").value(), 1e-9);
        rig.values.put("line/total", 6.0);
        rig.run(2);
        assertEquals(95, rig.said("permitted-daily").value(), 1e-9, "not yet known whether it begins anew");
        rig.run(60);
        assertEquals(101, rig.said("permitted-daily").value(), 1e-9, "a counter that begins anew");
    }

    @Test
    void counterThatReadsZeroOnce_addsNothing() {
        rig.run(5);
        rig.values.put("line/total", 0.0);
        rig.run(3);
        rig.values.put("line/total", 1_091.0);
        rig.run(2);
        assertEquals(91, rig.said("permitted-daily").value(), 1e-9);
    }

    @Test
    void counterThatIsCorrected_addsWhatFollowsOnly() {
        rig.run(5);
        rig.values.put("line/total", 1_092.0);
        rig.run(2);
        rig.values.put("line/total", 1_091.9);
        rig.run(70);
        rig.values.put("line/total", 1_092.9);
        rig.run(2);
        assertEquals(93, rig.said("permitted-daily").value(), 1e-6);
    }

    /** A card that fails, or a controller that starts again. */
    @Test
    void counterThatReadsZeroForAWhile_addsNothing() {
        rig.run(5);
        rig.values.put("line/total", 1_050.0);
        rig.run(2);
        rig.values.put("line/total", 0.0);
        rig.run(70);
        rig.values.put("line/total", 3.0);
        rig.run(70);
        rig.values.put("line/total", 1_060.0);
        rig.run(2);
        rig.values.put("line/total", 1_091.0);
        rig.run(2);
        assertEquals(91, rig.said("permitted-daily").value(), 1e-9);
    }

    @Test
    void storeThatAnswersOneQuestionASecond_fillsTheGapOfTwoMeters() {
        PlantRig arms = new PlantRig("""
                devices: [{id: a, points: [{id: flow, unit: t/h, period: 1s}]}, {id: b, points: [{id: flow, unit: t/h, period: 1s}]}]
                permitted: [{id: hourly, name: loading, permit: HX-2, throughput: {points: [a/flow, b/flow], max: 60, per: hour}}]
                """);
        arms.values.put("a/flow", 40.0);
        arms.values.put("b/flow", 40.0);
        arms.run(1_800);
        arms.restart(300, true);
        arms.answersMax = 1;
        arms.run(1);
        assertEquals(PlantState.UNKNOWN, arms.said("permitted-hourly").state(), "the second meter is not answered yet");
        arms.run(699);
        assertEquals(80 * 2_800 / 3_600.0, arms.said("permitted-hourly").value(), 0.5);
    }

    /** An alarm that was recovered ends with the first look that says normal. */
    @Test
    void restartWhileTheStoreOfSumsIsAway_isNotWithinWhatIsPermitted() {
        rig.run(5);
        rig.values.put("line/total", 1_120.0);
        rig.run(2);
        assertTrue(rig.isActive("permitted-daily"));
        rig.isSumStoreAway = true;
        rig.restart(30, true);
        for (int second = 0; second < 60; second++) {
            rig.run(1);
            assertEquals(PlantState.UNKNOWN, rig.said("permitted-daily").state());
        }
        rig.restore();
        rig.run(1);
        assertEquals(Priority.P2, rig.said("permitted-daily").priority());
    }

    @Test
    void restartWithASilentTank_leavesTheAlarmAsItWas() {
        rig.values.put("t1/level", 9.2);
        rig.run(2);
        assertEquals(Priority.P2, rig.said("permitted-stock").priority());
        rig.values.put("t1/level", 8.3);
        rig.silent.add("t1/temp");
        rig.restart(5, true).run(2);
        assertEquals(PlantState.ACTIVE_AT_LEAST, rig.said("permitted-stock").state(), "the thermometer is not known yet");
        rig.silent.clear();
        rig.run(2);
        assertEquals(PlantState.ACTIVE, rig.said("permitted-stock").state());
        assertEquals(Priority.P3, rig.said("permitted-stock").priority());
    }

    @Test
    void people_areCounted() {
        rig.values.put("gate/people", 9.0);
        rig.run(2);
        assertEquals("people: as many people as permitted or more: 9, 100 % of the 9 permitted by HX-4", texts.of(rig.said("permitted-crowd")).en());
    }

    @Test
    void coalTemplate_watchesYearAndQuarter() {
        PlantRig mine = new PlantRig("""
                devices: [{id: belt, points: [{id: output, unit: t, period: 1s}]}]
                permitted:
                  - {id: output, name: coal, permit: MK-7, template: coal-output, throughput: {points: [belt/output], max: 1000000}}
                """);
        mine.values.put("belt/output", 0.0);
        mine.run(2);
        mine.values.put("belt/output", 300_000.0);
        mine.run(2);
        assertEquals(Priority.P2, mine.said("permitted-output-quarter").priority());
        assertFalse(mine.isActive("permitted-output-year"));
        assertTrue(texts.of(mine.said("permitted-output-quarter")).en().contains("[S2]"));
        mine.values.put("belt/output", 1_100_000.0);
        mine.run(2);
        assertEquals(Priority.P2, mine.said("permitted-output-year").priority());
    }
}
