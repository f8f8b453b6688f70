package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviationTest {
    @TempDir
    Path directory;

    private LaneRig rig(int sensors) throws IOException {
        StringBuilder yaml = new StringBuilder("devices:\n  - id: tank\n    points:\n");
        StringBuilder points = new StringBuilder();
        for (int i = 1; i <= sensors; i++) {
            yaml.append("      - {id: lt-").append(i).append(", unit: m, range: [0, 20], staleAfter: 30s}\n");
            points.append(i > 1 ? ", " : "").append("tank/lt-").append(i);
        }
        return new LaneRig(directory, yaml + """
                rules:
                  - {id: levels, priority: P3, onDelay: 10s, agree: {points: [%s], tolerance: 0.5}}
                """.formatted(points));
    }

    private static void send(LaneRig rig, double... values) {
        for (int second = 0; second < 12; second++) {
            for (int i = 0; i < values.length; i++) {
                rig.send("tank/lt-" + (i + 1), values[i]);
            }
            rig.pass(1_000);
        }
    }

    @Test
    void oneOfManyAstray_isNamed_theOthersAreNot() throws IOException {
        LaneRig rig = rig(4);
        send(rig, 5, 5.1, 5.2, 5.1);
        assertEquals(0, rig.alarms().size());
        send(rig, 5, 9, 5.2, 5.1);
        assertEquals(1, rig.alarms().size());
        assertEquals(B, rig.state("_site/levels.discrepancy.tank.lt-2"));
        assertEquals(3.85, rig.alarm("_site/levels.discrepancy.tank.lt-2").value(), 1e-9);
        send(rig, 5, 5.1, 5.2, 5.1);
        assertEquals(D, rig.state("_site/levels.discrepancy.tank.lt-2"));
    }

    @Test
    void ofTwo_nobodyCanTellWhich() throws IOException {
        LaneRig rig = rig(2);
        send(rig, 5, 5.4);
        assertEquals(A, rig.state("_site/levels.discrepancy"));
        send(rig, 5, 7);
        assertEquals(B, rig.state("_site/levels.discrepancy"));
        assertEquals(1, rig.alarms().size());
    }

    @Test
    void badSensor_isNoPeer_andAnAlarmOfItHolds() throws IOException {
        LaneRig rig = rig(3);
        send(rig, 5, 5, 9);
        assertEquals(B, rig.state("_site/levels.discrepancy.tank.lt-3"));
        rig.send("tank/lt-3", 9, "bad");
        send(rig, 5, 5);
        assertEquals(B, rig.state("_site/levels.discrepancy.tank.lt-3"));
    }
}
