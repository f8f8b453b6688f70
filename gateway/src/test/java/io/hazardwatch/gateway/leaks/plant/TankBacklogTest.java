package io.hazardwatch.gateway.leaks.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device kept while it was cut off and sends late is not the present; what a device with a wrong clock sends is. */
class TankBacklogTest {
    private static final String SITE = """
            devices:
              - id: t
                points:
                  - {id: level, unit: m, range: [0, 15], period: 1s, limits: {HH: {at: 13, priority: P1}}}
                  - {id: in, unit: m3/h, period: 1s}
            tanks:
              - {id: "912", name: tank 912, level: t/level, strapping: [[0, 0], [15, 7500]], density: 0.74, flowIn: [t/in],
                 pumpCurve: [[0, 900], [15, 700]]}
            """;
    private static final double METRES_PER_SECOND = 800.0 / 500 / 3_600;

    private final PlantRig rig = new PlantRig(SITE);
    private double level = 9.5;
    private boolean isFrozen;

    TankBacklogTest() {
        rig.values.put("t/in", 0.0);
        rig.values.put("t/level", level);
    }

    private void run(long seconds) {
        rig.run(seconds, () -> {
            level += rig.values.get("t/in") > 0 ? METRES_PER_SECOND : 0;
            if (!isFrozen) {
                rig.values.put("t/level", Math.round(level * 1_000) / 1_000.0);
            }
        });
    }

    /** A filling of forty minutes, sent within four, would reach the limit within a quarter of an hour. */
    @Test
    void backlogThatIsSentTenTimesFaster_isNotThePresent() {
        run(600);
        rig.silent.addAll(rig.values.keySet());
        rig.run(2_400);
        rig.silent.clear();
        rig.values.put("t/in", 800.0);
        for (int second = 0; second < 240; second++) {
            rig.lateMillis = 2_400_000 - second * 10_000L;
            level += 9 * METRES_PER_SECOND;
            run(1);
            assertEquals(List.of(), rig.active().stream().filter(id -> !id.startsWith("unseen")).toList());
        }
        rig.lateMillis = 0;
        rig.values.put("t/in", 0.0);
        run(300);
        assertEquals(List.of(), rig.active(), "the tank is fuller, and nothing flows");
    }

    @Test
    void deviceWhoseClockIsAnHourWrong_isWatchedAllTheSame() {
        rig.lateMillis = -3_600_000;
        run(200);
        rig.values.put("t/in", 800.0);
        isFrozen = true;
        run(600);
        assertTrue(rig.isActive("frozen"));
    }
}
