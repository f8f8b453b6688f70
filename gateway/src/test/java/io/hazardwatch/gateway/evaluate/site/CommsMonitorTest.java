package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One alarm instead of hundreds of stale ones, and nothing that stays hidden. */
class CommsMonitorTest {
    private static final String SITE = "_site/_communication.communication";

    @TempDir
    Path directory;

    private LaneRig rig(int devices, int points) throws IOException {
        return rig(devices, points, "P2");
    }

    private LaneRig rig(int devices, int points, String priority) throws IOException {
        StringBuilder yaml = new StringBuilder("devices:\n");
        for (int d = 1; d <= devices; d++) {
            yaml.append("  - id: d-").append(d).append("\n    points:\n");
            for (int p = 1; p <= points; p++) {
                yaml.append("      - {id: p").append(p).append(", staleAfter: 30s, limits: {H: {at: 50, priority: ").append(priority).append("}}}\n");
            }
        }
        return new LaneRig(directory, yaml.toString());
    }

    /** Two buildings of one street, of devices that report all the time. */
    @Test
    void buildingThatFallsSilent_isToldOnceAndOverWhenItIsHeard() throws IOException {
        StringBuilder yaml = new StringBuilder("devices:\n");
        for (int d = 1; d <= 6; d++) {
            yaml.append("  - {id: d-").append(d).append(", points: [{id: p1, staleAfter: 30s}, {id: p2, staleAfter: 30s}]}\n");
        }
        LaneRig rig = new LaneRig(directory, yaml + """
                cityGas:
                  groups:
                    - {id: b-1, kind: building, devices: [d-1, d-2, d-3]}
                    - {id: b-2, kind: building, devices: [d-4, d-5]}
                """);
        keepSending(rig, 10, 2, 1, 2, 3, 4, 5, 6);
        keepSending(rig, 90, 2, 4, 5, 6);
        assertEquals(B, rig.state("_group-b-1/_communication.communication"));
        assertEquals(1, told(rig), () -> rig.transitions().toString());
        keepSending(rig, 20, 2, 1, 2, 3, 4, 5, 6);
        assertEquals(D, rig.state("_group-b-1/_communication.communication"));
        assertEquals(1, told(rig), () -> rig.transitions().toString());
    }

    private static void send(LaneRig rig, int points, int... devices) {
        for (int device : devices) {
            for (int p = 1; p <= points; p++) {
                rig.send("d-" + device + "/p" + p, 5);
            }
        }
        rig.pass(1_000);
    }

    private static void keepSending(LaneRig rig, int seconds, int points, int... devices) {
        for (int second = 0; second < seconds; second++) {
            send(rig, points, devices);
        }
    }

    private static long told(LaneRig rig) {
        return rig.transitions().stream().filter(Transition::annunciate).count();
    }

    private static String device(int device) {
        return "d-" + device + "/_communication.communication";
    }

    @Test
    void deviceWithFiveHundredPointsGoesSilent_tellsOneAlarm() throws IOException {
        LaneRig rig = rig(2, 500);
        send(rig, 500, 1, 2);
        keepSending(rig, 35, 500, 2);
        assertEquals(1, told(rig));
        assertEquals(B, rig.state(device(1)));
        assertEquals(Priority.P3, rig.alarm(device(1)).priority());
        assertEquals(B, rig.state("d-1/p7.stale"));
        assertTrue(rig.alarm("d-1/p7.stale").isSuppressed());
    }

    @Test
    void deviceThatCanRaiseP1Back_tellsNothingOfItsPoints() throws IOException {
        LaneRig rig = rig(2, 100, "P1");
        send(rig, 100, 1, 2);
        keepSending(rig, 35, 100, 2);
        assertEquals(Priority.P2, rig.alarm(device(1)).priority());
        keepSending(rig, 15, 100, 1, 2);
        assertEquals(D, rig.state(device(1)));
        assertEquals(1, told(rig));
        assertEquals(A, rig.state("d-1/p7.stale"));
    }

    @Test
    void deviceBack_pointsSpeakBeforeTheirSilenceIsTold() throws IOException {
        LaneRig rig = rig(2, 20);
        send(rig, 20, 1, 2);
        keepSending(rig, 40, 20, 2);
        assertEquals(1, told(rig));
        keepSending(rig, 15, 19, 1);
        assertEquals(D, rig.state(device(1)));
        assertEquals(2, told(rig), "only the point that stayed silent is told");
        assertEquals(B, rig.state("d-1/p20.stale"));
        assertFalse(rig.alarm("d-1/p20.stale").isSuppressed());
        assertEquals(A, rig.state("d-1/p1.stale"));
    }

    @Test
    void onePointGoesSilent_isThatPointsOwnAlarm() throws IOException {
        LaneRig rig = rig(2, 3);
        send(rig, 3, 1, 2);
        keepSending(rig, 40, 2, 1, 2);
        assertEquals(B, rig.state("d-1/p3.stale"));
        assertFalse(rig.alarm("d-1/p3.stale").isSuppressed());
        assertEquals(A, rig.state(device(1)));
    }

    @Test
    void allDevicesSilentAtOnce_isOneAlarmOfTheSite() throws IOException {
        LaneRig rig = rig(10, 10);
        send(rig, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        rig.pass(40_000);
        assertEquals(1, told(rig));
        assertEquals(B, rig.state(SITE));
        keepSending(rig, 2, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(D, rig.state(SITE));
        keepSending(rig, 12, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(B, rig.state(device(10)), "the one that stayed silent has an alarm of its own");
        assertTrue(rig.alarm("d-10/p1.stale").isSuppressed());
        assertEquals(2, told(rig));
    }

    @Test
    void devicesOfOnePointEach_areOneSiteAlarmToo_andAloneTheirOwn() throws IOException {
        LaneRig rig = rig(3, 1);
        send(rig, 1, 1, 2, 3);
        keepSending(rig, 40, 1, 2, 3);
        assertEquals(1, told(rig));
        assertEquals(B, rig.state("d-1/p1.stale"));
        rig.pass(40_000);
        assertEquals(B, rig.state(SITE));
        assertTrue(rig.alarm("d-2/p1.stale").isSuppressed());
    }

    @Test
    void restartWhileLost_tellsNothingAgain_andEndsWhenHeard() throws IOException {
        LaneRig rig = rig(2, 20);
        send(rig, 20, 1, 2);
        rig.pass(40_000);
        assertEquals(1, told(rig));
        rig.restart(5_000);
        rig.pass(120_000);
        assertEquals(1, told(rig));
        assertEquals(B, rig.state(SITE));
        keepSending(rig, 15, 20, 1, 2);
        assertEquals(D, rig.state(SITE));
        assertEquals(1, told(rig));
        assertFalse(rig.alarm("d-1/p1.stale").isSuppressed());
    }

    @Test
    void restartWhileCommunicationHadJustComeBack_letsGo() throws IOException {
        LaneRig rig = rig(2, 20);
        send(rig, 20, 1, 2);
        keepSending(rig, 40, 20, 2);
        keepSending(rig, 2, 10, 1);
        assertEquals(D, rig.state(device(1)));
        assertTrue(rig.alarm("d-1/p20.stale").isSuppressed());
        rig.restart(1_000);
        rig.pass(1_000);
        assertFalse(rig.alarm("d-1/p20.stale").isSuppressed());
    }

    @Test
    void silenceForDays_isToldPointByPointAfterADay() throws IOException {
        LaneRig rig = rig(2, 5);
        send(rig, 5, 1, 2);
        rig.pass(40_000);
        long before = told(rig);
        for (int minute = 0; minute < 24 * 60 + 1; minute++) {
            rig.leap(60_000);
        }
        assertEquals(before + 10, told(rig));
    }
}
