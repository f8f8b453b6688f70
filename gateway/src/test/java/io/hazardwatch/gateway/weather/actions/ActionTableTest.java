package io.hazardwatch.gateway.weather.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.registry.SiteFeature;
import io.hazardwatch.gateway.weather.EventType;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.WarningSeverity;
import io.hazardwatch.gateway.weather.WarningTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables that ship, and how a configuration changes them. */
class ActionTableTest {
    private final List<String> problems = new ArrayList<>();
    private final ActionTable shipped = ActionTable.EMPTY.with(WarningTexts.table("actions.csv"), problems);

    private static List<String> ids(List<WeatherAction> actions) {
        return actions.stream().map(WeatherAction::id).toList();
    }

    @Test
    void shippedTable_coversEveryHazardAndReads() {
        assertEquals(List.of(), problems);
        Set<String> hazards = shipped.all().stream().map(WeatherAction::hazard).collect(Collectors.toSet());
        assertTrue(hazards.containsAll(WarningTexts.types().all().stream().map(EventType::hazard).toList()), hazards.toString());
    }

    @Test
    void actions_followFeatureAndColourInOrder() {
        List<String> wet = ids(shipped.of("rain", WarningColour.ORANGE, WarningSeverity.UNKNOWN, Set.of(SiteFeature.WATER_REACTIVE)));
        assertEquals(List.of("rain-drains", "rain-water-reactive"), wet);
        assertTrue(ids(shipped.of("rain", WarningColour.RED, WarningSeverity.UNKNOWN, Set.of(SiteFeature.LIFTING))).contains("rain-stop-outdoor"));
    }

    @Test
    void siteWithoutFeatures_doesAllOfTheHazard() {
        assertTrue(ids(shipped.of("rain", WarningColour.YELLOW, WarningSeverity.UNKNOWN, Set.of())).contains("rain-pond"));
    }

    @Test
    void warningWithoutColour_countsByItsSeverity() {
        assertTrue(ids(shipped.of("rain", WarningColour.NOT_STATED, WarningSeverity.EXTREME, Set.of())).contains("rain-stop-outdoor"));
        assertFalse(ids(shipped.of("rain", WarningColour.NOT_STATED, WarningSeverity.MINOR, Set.of())).contains("rain-stop-outdoor"));
    }

    @Test
    void configuration_replacesAddsAndRemovesRows() {
        ActionTable own = shipped.with(List.of("rain-drains;off", "own-1;rain;blue;*;shift-leader;1;5;做;Do;0;own;S"), problems);
        assertEquals("own-1", ids(own.of("rain", WarningColour.BLUE, WarningSeverity.UNKNOWN, Set.of())).getFirst());
        assertEquals(null, own.find("rain-drains"));
        own.with(List.of("bad;rain;mauve;*;x;1;5;做;Do;0;own;S", "short;row;x"), problems);
        assertEquals(2, problems.size());
    }

    @Test
    void answerTimes_mayDifferByArea() {
        List<String> lines = new ArrayList<>(WarningTexts.table("answer-times.csv"));
        lines.addAll(List.of("red;8;1;own;S;32", "red;5;1;own;S;3204"));
        AnswerTimes times = AnswerTimes.parse(lines, problems);
        assertEquals(List.of(), problems);
        assertEquals(5, times.of(WarningColour.RED, WarningSeverity.UNKNOWN, "320411").minutes());
        assertEquals(8, times.of(WarningColour.RED, WarningSeverity.UNKNOWN, "320100").minutes());
        assertEquals(20, times.of(WarningColour.ORANGE, WarningSeverity.UNKNOWN, "320411").minutes());
        AnswerTimes.parse(List.of("red;5;1;own;S;somewhere"), problems);
        assertEquals("red;5;1;own;S;somewhere", problems.getFirst());
    }

    @Test
    void answerTimes_areShortestForRed() {
        AnswerTimes times = AnswerTimes.parse(WarningTexts.table("answer-times.csv"), problems);
        assertEquals(List.of(), problems);
        assertEquals(10, times.of(WarningColour.RED, WarningSeverity.UNKNOWN).minutes());
        assertTrue(times.of(WarningColour.RED, WarningSeverity.UNKNOWN).byVoice());
        assertEquals(60, times.of(WarningColour.NOT_STATED, WarningSeverity.MINOR).minutes());
        assertEquals(20, AnswerTimes.parse(List.of("red;20;1;own;S"), problems).of(WarningColour.RED, WarningSeverity.UNKNOWN).minutes());
    }
}
