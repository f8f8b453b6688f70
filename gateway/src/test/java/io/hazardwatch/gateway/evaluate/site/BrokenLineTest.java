package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.A;
import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken connection is told before the silence is, and no sooner than it matters. The longest period is five seconds. */
class BrokenLineTest {
    private static final String D1 = "d-1/_communication.communication";
    private static final String D2 = "d-2/_communication.communication";
    private static final String SITE = "_site/_communication.communication";
    private static final String SITE_FILE = """
            devices:
              - id: d-1
                points:
                  - {id: p1, period: 1s, staleAfter: 5m}
                  - {id: p2, period: 5s, staleAfter: 5m}
              - id: d-2
                points:
                  - {id: p1, period: 5s, staleAfter: 5m}
            """;

    @TempDir
    Path directory;
    private LaneRig rig;

    @BeforeEach
    void open() throws IOException {
        rig = new LaneRig(directory, SITE_FILE);
        rig.send("d-1/p1", 5).send("d-1/p2", 5).send("d-2/p1", 5).pass(1_000);
    }

    private void cut(String device, long graceMillis) {
        rig.lane().requests().connectionChanged(ConnectionEvent.broken(new DeviceId("acme", "yard", device), rig.nowMillis(), graceMillis));
        rig.leap(0);
    }

    private void keepSending(String point, int seconds) {
        for (int i = 0; i < seconds; i++) {
            rig.send(point, 5).pass(1_000);
        }
    }

    private long told() {
        return rig.transitions().stream().filter(Transition::annunciate).count();
    }

    @Test
    void nothingHeardForTwoPeriods_isTold_andEndsWithTheNextReading() {
        cut("d-1", 0);
        keepSending("d-2/p1", 9);
        rig.pass(900);
        assertEquals(A, rig.state(D1));
        rig.pass(100);
        assertEquals(B, rig.state(D1));
        rig.send("d-1/p1", 5).pass(2_000);
        assertEquals(D, rig.state(D1));
        assertEquals(1, told());
    }

    @Test
    void pointsThatBecomeStaleMeanwhile_areSuppressed() {
        cut("d-1", 0);
        keepSending("d-2/p1", 330);
        assertEquals(B, rig.state("d-1/p1.stale"));
        assertTrue(rig.alarm("d-1/p1.stale").isSuppressed());
        assertEquals(1, told());
    }

    @Test
    void deviceOfOnePoint_isToldToo() {
        cut("d-2", 0);
        keepSending("d-1/p1", 10);
        assertEquals(B, rig.state(D2));
    }

    @Test
    void heardOverAnotherWay_isNothing() {
        cut("d-1", 0);
        rig.pass(5_000).send("d-1/p2", 5);
        keepSending("d-2/p1", 60);
        assertEquals(0, told());
    }

    @Test
    void whatHadArrivedBefore_isNoSignOfLife() {
        cut("d-1", 0);
        rig.send("d-1/p1", 5);
        keepSending("d-2/p1", 10);
        assertEquals(B, rig.state(D1));
    }

    @Test
    void connectedAgain_silenceIsAMatterOfStaleAfter() {
        cut("d-1", 0);
        rig.pass(5_000);
        rig.lane().requests().connectionChanged(ConnectionEvent.open(new DeviceId("acme", "yard", "d-1")));
        keepSending("d-2/p1", 280);
        assertEquals(0, told());
    }

    @Test
    void graceOfTheSettings_isWaitedFor() {
        cut("d-1", 60_000);
        keepSending("d-2/p1", 59);
        assertEquals(A, rig.state(D1));
        keepSending("d-2/p1", 1);
        assertEquals(B, rig.state(D1));
    }

    @Test
    void lineOfAllDevicesBreaks_isOneAlarmOfTheSite_andWhoStaysAwayIsToldAfterwards() {
        cut("d-1", 0);
        cut("d-2", 0);
        rig.pass(11_000);
        assertEquals(B, rig.state(SITE));
        assertEquals(1, told());
        keepSending("d-2/p1", 15);
        assertEquals(D, rig.state(SITE));
        assertEquals(B, rig.state(D1));
        assertEquals(A, rig.state(D2));
        assertEquals(2, told());
    }

    @Test
    void deviceNobodyKnows_isNothing() {
        cut("d-9", 0);
        rig.pass(20_000);
        assertEquals(0, told());
    }
}
