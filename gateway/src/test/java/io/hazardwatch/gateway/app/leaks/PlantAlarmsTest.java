package io.hazardwatch.gateway.app.leaks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.leaks.plant.PlantJudgement;
import io.hazardwatch.gateway.leaks.plant.PlantState;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules over plants become alarms of their sites: told once, graver at once, milder after a minute, and never ended by what is unknown. */
class PlantAlarmsTest {
    private final List<Finding> told = new ArrayList<>();
    private final PlantAlarms alarms = new PlantAlarms(told::add, List.of());

    private static List<PlantJudgement> says(PlantState state, Priority priority) {
        return List.of(new PlantJudgement("e", "s", "unseen-t", state, priority, priority != null ? "tank.unseen" : null,
                List.of("tank 1"), 1, 2, "m"));
    }

    private List<FindingType> types() {
        return told.stream().map(Finding::type).toList();
    }

    @Test
    void alarm_isToldOnceAndEasesSlowly() {
        alarms.look(says(PlantState.ACTIVE, Priority.P3), 1_000);
        alarms.look(says(PlantState.ACTIVE, Priority.P3), 2_000);
        assertEquals("tank 1: the level is not known, so its contents are not watched", told.getFirst().point().name().en());
        alarms.look(says(PlantState.ACTIVE, Priority.P1), 3_000);
        alarms.look(says(PlantState.ACTIVE, Priority.P2), 4_000);
        alarms.look(says(PlantState.ACTIVE, Priority.P1), 5_000);
        alarms.look(says(PlantState.ACTIVE, Priority.P2), 60_000);
        assertEquals(List.of(FindingType.RAISE, FindingType.SEVERITY_UP), types());
        alarms.look(says(PlantState.ACTIVE, Priority.P2), 120_000);
        alarms.look(says(PlantState.NORMAL, null), 121_000);
        assertEquals(List.of(FindingType.RAISE, FindingType.SEVERITY_UP, FindingType.SEVERITY_DOWN, FindingType.CLEAR), types());
    }

    @Test
    void alarmFromBeforeARestart_doesNotEaseWhileNotAllIsSeen() {
        alarms.look(says(PlantState.ACTIVE, Priority.P1), 1_000);
        alarms.look(says(PlantState.ACTIVE_AT_LEAST, Priority.P3), 2_000);
        alarms.look(says(PlantState.ACTIVE_AT_LEAST, Priority.P3), 200_000);
        assertEquals(1, told.size());
        alarms.look(says(PlantState.ACTIVE, Priority.P3), 201_000);
        alarms.look(says(PlantState.ACTIVE, Priority.P3), 262_000);
        assertEquals(FindingType.SEVERITY_DOWN, told.getLast().type());
    }

    @Test
    void unknown_endsNothing_andARuleThatIsGoneEndsAfterAMinute() {
        alarms.look(says(PlantState.ACTIVE, Priority.P3), 1_000);
        alarms.look(says(PlantState.UNKNOWN, null), 2_000);
        assertEquals(List.of(FindingType.RAISE), types());
        alarms.look(List.of(), 3_000);
        alarms.look(List.of(), 62_000);
        assertEquals(1, told.size());
        alarms.look(List.of(), 63_000);
        assertEquals(FindingType.CLEAR, told.getLast().type());
        assertTrue(told.getLast().point().id().toString().endsWith("_site/plant-unseen-t"));
    }
}
