package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.testkit.Stage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One alarm instead of hundreds of stale ones, and nothing that stays hidden. */
class CommsMonitorTest {
    private static final String SITE = "_site/_communication.communication";

    @TempDir
    Path directory;

    private Stage stage(int devices, int points) throws IOException {
        return stage(devices, points, "P2");
    }

    private Stage stage(int devices, int points, String priority) throws IOException {
        StringBuilder yaml = new StringBuilder("devices:\n");
        for (int d = 1; d <= devices; d++) {
            yaml.append("  - id: d-").append(d).append("\n    points:\n");
            for (int p = 1; p <= points; p++) {
                yaml.append("      - {id: p").append(p).append(", staleAfter: 30s, limits: {H: {at: 50, priority: ").append(priority).append("}}}\n");
            }
        }
        return new Stage(directory, yaml.toString());
    }

    private static void send(Stage stage, int points, int... devices) {
        for (int device : devices) {
            for (int p = 1; p <= points; p++) {
                stage.send("d-" + device + "/p" + p, 5);
            }
        }
        stage.pass(1_000);
    }

    private static void keepSending(Stage stage, int seconds, int points, int... devices) {
        for (int second = 0; second < seconds; second++) {
            send(stage, points, devices);
        }
    }

    private static long told(Stage stage) {
        return stage.transitions().stream().filter(Transition::annunciate).count();
    }

    private static String device(int device) {
        return "d-" + device + "/_communication.communication";
    }

    @Test
    void deviceWithFiveHundredPointsGoesSilent_tellsOneAlarm() throws IOException {
        Stage stage = stage(2, 500);
        send(stage, 500, 1, 2);
        keepSending(stage, 35, 500, 2);
        assertEquals(1, told(stage));
        assertEquals(B, stage.state(device(1)));
        assertEquals(Priority.P3, stage.alarm(device(1)).priority());
        assertEquals(B, stage.state("d-1/p7.stale"));
        assertTrue(stage.alarm("d-1/p7.stale").isSuppressed());
    }

    @Test
    void deviceThatCanRaiseP1Back_tellsNothingOfItsPoints() throws IOException {
        Stage stage = stage(2, 100, "P1");
        send(stage, 100, 1, 2);
        keepSending(stage, 35, 100, 2);
        assertEquals(Priority.P2, stage.alarm(device(1)).priority());
        keepSending(stage, 15, 100, 1, 2);
        assertEquals(D, stage.state(device(1)));
        assertEquals(1, told(stage));
        assertEquals(A, stage.state("d-1/p7.stale"));
    }

    @Test
    void deviceBack_pointsSpeakBeforeTheirSilenceIsTold() throws IOException {
        Stage stage = stage(2, 20);
        send(stage, 20, 1, 2);
        keepSending(stage, 40, 20, 2);
        assertEquals(1, told(stage));
        keepSending(stage, 15, 19, 1);
        assertEquals(D, stage.state(device(1)));
        assertEquals(2, told(stage), "only the point that stayed silent is told");
        assertEquals(B, stage.state("d-1/p20.stale"));
        assertFalse(stage.alarm("d-1/p20.stale").isSuppressed());
        assertEquals(A, stage.state("d-1/p1.stale"));
    }

    @Test
    void onePointGoesSilent_isThatPointsOwnAlarm() throws IOException {
        Stage stage = stage(2, 3);
        send(stage, 3, 1, 2);
        keepSending(stage, 40, 2, 1, 2);
        assertEquals(B, stage.state("d-1/p3.stale"));
        assertFalse(stage.alarm("d-1/p3.stale").isSuppressed());
        assertEquals(A, stage.state(device(1)));
    }

    @Test
    void allDevicesSilentAtOnce_isOneAlarmOfTheSite() throws IOException {
        Stage stage = stage(10, 10);
        send(stage, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        stage.pass(40_000);
        assertEquals(1, told(stage));
        assertEquals(B, stage.state(SITE));
        keepSending(stage, 2, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(D, stage.state(SITE));
        keepSending(stage, 12, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertEquals(B, stage.state(device(10)), "the one that stayed silent has an alarm of its own");
        assertTrue(stage.alarm("d-10/p1.stale").isSuppressed());
        assertEquals(2, told(stage));
    }

    @Test
    void devicesOfOnePointEach_areOneSiteAlarmToo_andAloneTheirOwn() throws IOException {
        Stage stage = stage(3, 1);
        send(stage, 1, 1, 2, 3);
        keepSending(stage, 40, 1, 2, 3);
        assertEquals(1, told(stage));
        assertEquals(B, stage.state("d-1/p1.stale"));
        stage.pass(40_000);
        assertEquals(B, stage.state(SITE));
        assertTrue(stage.alarm("d-2/p1.stale").isSuppressed());
    }

    @Test
    void restartWhileLost_tellsNothingAgain_andEndsWhenHeard() throws IOException {
        Stage stage = stage(2, 20);
        send(stage, 20, 1, 2);
        stage.pass(40_000);
        assertEquals(1, told(stage));
        stage.restart(5_000);
        stage.pass(120_000);
        assertEquals(1, told(stage));
        assertEquals(B, stage.state(SITE));
        keepSending(stage, 15, 20, 1, 2);
        assertEquals(D, stage.state(SITE));
        assertEquals(1, told(stage));
        assertFalse(stage.alarm("d-1/p1.stale").isSuppressed());
    }

    @Test
    void restartWhileCommunicationHadJustComeBack_letsGo() throws IOException {
        Stage stage = stage(2, 20);
        send(stage, 20, 1, 2);
        keepSending(stage, 40, 20, 2);
        keepSending(stage, 2, 10, 1);
        assertEquals(D, stage.state(device(1)));
        assertTrue(stage.alarm("d-1/p20.stale").isSuppressed());
        stage.restart(1_000);
        stage.pass(1_000);
        assertFalse(stage.alarm("d-1/p20.stale").isSuppressed());
    }

    @Test
    void silenceForDays_isToldPointByPointAfterADay() throws IOException {
        Stage stage = stage(2, 5);
        send(stage, 5, 1, 2);
        stage.pass(40_000);
        long before = told(stage);
        for (int minute = 0; minute < 24 * 60 + 1; minute++) {
            stage.skip(60_000);
        }
        assertEquals(before + 10, told(stage));
    }
}
