package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlarmGroupTest {
    private static final DeviceId DEVICE = new DeviceId("acme", "yard", "d");

    private static Alarm alarm(String point, Priority priority) {
        return Alarms.raised(DEVICE.point(point), priority, 1_763_780_000_000L);
    }

    @Test
    void consequence_belongsToItsCause_andAMode_isNoCauseToShow() {
        Alarm cause = alarm("cause", Priority.P2);
        assertEquals(cause.id(), AlarmGroup.of(Alarms.suppressedBy(alarm("a", Priority.P3), cause.id())));
        assertNull(AlarmGroup.of(Alarms.suppressedBy(alarm("a", Priority.P3), "mode.r-1.shut-down")));
        assertNull(AlarmGroup.of(cause));
    }

    @Test
    void consequences_areCountedUnderTheirCause() {
        Alarm cause = alarm("cause", Priority.P2);
        List<Alarm> listed = List.of(cause, Alarms.suppressedBy(alarm("a", Priority.P3), cause.id()),
                Alarms.suppressedBy(alarm("b", Priority.P3), cause.id()), alarm("c", Priority.P3));
        assertEquals(Map.of(cause.id(), 2), AlarmGroup.folded(listed));
    }

    /** Whatever suppresses whatever: a P1 is listed, and what is not listed stands under something that is. */
    @Test
    void p1_isNeverFolded_andNothingVanishes() {
        Random random = new Random(20_261_127);
        for (int round = 0; round < 2_000; round++) {
            List<Alarm> listed = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Alarm alarm = alarm("p" + i, Priority.values()[random.nextInt(4)]);
                PointId cause = DEVICE.point("p" + random.nextInt(14));
                listed.add(random.nextBoolean() ? alarm : Alarms.suppressedBy(alarm, Alarm.idOf(cause, "high")));
            }
            Map<String, Integer> folded = AlarmGroup.folded(listed);
            List<Alarm> shown = listed.stream().filter(alarm -> !AlarmGroup.isFolded(alarm, folded.keySet())).toList();
            assertTrue(shown.containsAll(listed.stream().filter(alarm -> alarm.priority() == Priority.P1).toList()));
            assertTrue(folded.keySet().stream().allMatch(head -> shown.stream().anyMatch(alarm -> alarm.id().equals(head))));
            assertEquals(listed.size(), shown.size() + folded.values().stream().mapToInt(Integer::intValue).sum());
        }
    }
}
