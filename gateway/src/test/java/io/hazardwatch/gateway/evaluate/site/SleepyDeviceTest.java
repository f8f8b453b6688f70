package io.hazardwatch.gateway.evaluate.site;

import static io.hazardwatch.gateway.alarms.AlarmState.B;
import static io.hazardwatch.gateway.alarms.AlarmState.D;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Household detectors that sleep: a reading when something changes, and a heartbeat a day. */
class SleepyDeviceTest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long TURN_MILLIS = 60_000;
    private static final String SITE = "_site/_communication.communication";
    private static final String STREET = "_group-mill/_communication.communication";

    @TempDir
    Path directory;

    private LaneRig rig(int devices) throws IOException {
        return new LaneRig(directory, site(devices, ""));
    }

    /** Every eighth device stands in one street. */
    private static String street(int devices) {
        return "cityGas: {groups: [{id: mill, name: Mill Street, kind: street, devices: ["
                + IntStream.range(0, devices / 8).mapToObj(i -> "h-" + 8 * i).collect(Collectors.joining(", ")) + "]}]}\n";
    }

    private static String site(int devices, String more) {
        StringBuilder yaml = new StringBuilder("devices:\n");
        for (int d = 0; d < devices; d++) {
            yaml.append("  - id: h-").append(d).append("\n    points:\n")
                    .append("      - {id: lel, reporting: onChange, heartbeat: 24h, limits: {H: {at: 10, priority: P1}}}\n")
                    .append("      - {id: battery, reporting: onChange, heartbeat: 24h, limits: {L: {at: 15, priority: P3}}}\n");
        }
        return yaml + more;
    }

    private static void heartbeat(LaneRig rig, int device) {
        rig.send("h-" + device + "/lel", 0).send("h-" + device + "/battery", 80);
    }

    /** Lets time pass, a turn a minute. */
    private static void pass(LaneRig rig, long millis) {
        for (long until = rig.nowMillis() + millis; rig.nowMillis() < until;) {
            rig.leap(Math.min(TURN_MILLIS, until - rig.nowMillis()));
        }
    }

    private static List<Transition> told(LaneRig rig) {
        return rig.transitions().stream().filter(Transition::annunciate).toList();
    }

    @Test
    void silenceBetweenHeartbeats_tellsNothingAndAMissedOneTellsOnce() throws IOException {
        LaneRig rig = rig(3);
        for (int device = 0; device < 3; device++) {
            heartbeat(rig, device);
        }
        for (int day = 1; day <= 2; day++) {
            pass(rig, 24 * HOUR_MILLIS);
            heartbeat(rig, 0);
            heartbeat(rig, 1);
            if (day == 1) {
                heartbeat(rig, 2);
            }
        }
        pass(rig, 5 * HOUR_MILLIS);
        assertEquals(List.of(), told(rig), "29 hours after the last of h-2");
        pass(rig, 2 * HOUR_MILLIS);
        assertEquals(1, told(rig).size(), () -> told(rig).toString());
        assertEquals(B, rig.state("h-2/_communication.communication"));
        heartbeat(rig, 2);
        pass(rig, HOUR_MILLIS);
        assertEquals(1, told(rig).size(), () -> told(rig).toString());
    }

    @Test
    void baseStationThatFails_tellsOneAlarmAndNoneWhenItIsBackAndHeartbeatsComeOverADay() throws IOException {
        int devices = 240;
        LaneRig rig = rig(devices);
        for (int device = 0; device < devices; device++) {
            heartbeat(rig, device);
            pass(rig, TURN_MILLIS);
        }
        pass(rig, 44 * HOUR_MILLIS);
        assertEquals(1, of(rig, SITE), () -> told(rig).toString());
        int before = told(rig).size();
        for (int device = devices - 1; device >= 0; device--) {
            heartbeat(rig, device);
            pass(rig, 24 * HOUR_MILLIS / devices);
        }
        assertEquals(before, told(rig).size(), "nothing new");
        assertEquals(1, before, () -> told(rig).toString());
    }

    /** Devices whose heartbeat fell into the outage are silent for two days by no fault of their own. */
    @Test
    void outageOfTenHours_tellsOneAlarmAndNoneForTheHeartbeatsThatFellIntoIt() throws IOException {
        int devices = 240;
        LaneRig rig = rig(devices);
        for (int hour = 0; hour < 96; hour++) {
            for (int device = hour % 24 * 10; device < hour % 24 * 10 + 10; device++) {
                if (hour < 30 || hour >= 40) {
                    heartbeat(rig, device);
                }
            }
            pass(rig, HOUR_MILLIS);
        }
        assertEquals(1, told(rig).size(), () -> told(rig).size() + " " + told(rig));
        assertEquals(1, of(rig, SITE));
    }

    @Test
    void streetWithoutPower_isNoLossOfTheSite() throws IOException {
        int devices = 240;
        LaneRig rig = rig(devices);
        for (int hour = 0; hour < 72; hour++) {
            for (int device = hour % 24 * 10; device < hour % 24 * 10 + 10; device++) {
                if (hour < 24 || device % 8 != 0) {
                    heartbeat(rig, device);
                }
            }
            pass(rig, HOUR_MILLIS);
        }
        assertEquals(0, of(rig, SITE));
        assertEquals(devices / 8, told(rig).size(), "one for each device");
    }

    @Test
    void streetThatIsAGroup_isToldOnceAndOverWhenItIsBack() throws IOException {
        int devices = 240;
        LaneRig rig = new LaneRig(directory, site(devices, street(devices)));
        for (int hour = 0; hour < 100; hour++) {
            for (int device = hour % 24 * 10; device < hour % 24 * 10 + 10; device++) {
                if (hour < 24 || hour >= 48 || device % 8 != 0) {
                    heartbeat(rig, device);
                }
            }
            if (hour == 40) {
                rig.restart(1_000);
            }
            pass(rig, HOUR_MILLIS);
            if (hour == 47) {
                assertEquals(B, rig.state(STREET));
            }
        }
        assertEquals(D, rig.state(STREET));
        assertEquals(1, of(rig, STREET), () -> told(rig).toString());
        assertEquals(1, told(rig).size(), () -> told(rig).toString());
    }

    /** A household whose battery is empty for days does not hide the loss of its street. */
    @Test
    void deadDeviceOfTheStreet_isToldBeforeAndHidesNothing() throws IOException {
        int devices = 240;
        LaneRig rig = new LaneRig(directory, site(devices, street(devices)));
        for (int hour = 0; hour < 110; hour++) {
            for (int device = hour % 24 * 10; device < hour % 24 * 10 + 10; device++) {
                if (hour < 24 || device != 0 && (hour < 72 || device % 8 != 0)) {
                    heartbeat(rig, device);
                }
            }
            pass(rig, HOUR_MILLIS);
        }
        assertEquals(1, of(rig, "h-0/_communication.communication"));
        assertEquals(1, of(rig, STREET));
        assertEquals(2, told(rig).size(), () -> told(rig).toString());
    }

    @Test
    void groupThatIsTakenOutOfTheFile_endsItsAlarm() throws IOException {
        int devices = 24;
        LaneRig rig = new LaneRig(directory, site(devices, street(devices)));
        for (int device = 0; device < devices; device++) {
            heartbeat(rig, device);
        }
        for (int hour = 0; hour < 31; hour++) {
            for (int device = 0; device < devices; device++) {
                if (device % 8 != 0) {
                    heartbeat(rig, device);
                }
            }
            pass(rig, HOUR_MILLIS);
        }
        assertEquals(B, rig.state(STREET));
        assertEquals(1, told(rig).size(), () -> told(rig).toString());
        rig.reload(site(devices, ""));
        assertEquals(6, rig.transitions().stream().filter(each -> each.type() == TransitionType.ALARM_REANNUNCIATED).count(),
                () -> rig.transitions().toString());
    }

    private static long of(LaneRig rig, String alarm) {
        return rig.annunciations(alarm);
    }

    @Test
    void alarmThenSleep_keepsTheAlarmAndTellsNoLostDevice() throws IOException {
        LaneRig rig = rig(2);
        heartbeat(rig, 0);
        heartbeat(rig, 1);
        rig.send("h-1/lel", 22);
        rig.lane().requests().connectionChanged(ConnectionEvent.broken(rig.point("h-1/lel").id().deviceId(), rig.nowMillis(), 30_000));
        rig.lane().requests().connectionChanged(ConnectionEvent.broken(rig.point("h-0/lel").id().deviceId(), rig.nowMillis(), 30_000));
        pass(rig, 20 * HOUR_MILLIS);
        assertEquals(B, rig.state("h-1/lel.high"));
        assertEquals(1, told(rig).size(), () -> told(rig).toString());
    }

    /** A device that had no signal for a day sends what it kept, in any order: the gas of the morning is told, and only once. */
    @Test
    void bundleOfADayOutOfOrder_tellsItsGasOnce() throws IOException {
        LaneRig rig = rig(2);
        heartbeat(rig, 0);
        heartbeat(rig, 1);
        long begin = rig.nowMillis();
        pass(rig, 24 * HOUR_MILLIS);
        heartbeat(rig, 0);
        for (int hour : new int[] {24, 9, 3, 10, 17, 8, 12}) {
            rig.send("h-1/lel", hour == 9 ? 31 : 0, "good", begin + hour * HOUR_MILLIS);
        }
        pass(rig, HOUR_MILLIS);
        assertEquals(1, rig.annunciations("h-1/lel.high"), () -> told(rig).toString());
    }

    @Test
    void batteryThatRunsLow_isAnAlarmOfItsOwn() throws IOException {
        LaneRig rig = rig(2);
        heartbeat(rig, 0);
        rig.send("h-0/battery", 12);
        pass(rig, TURN_MILLIS);
        assertEquals(B, rig.state("h-0/battery.low"));
    }

    /** 50,000 devices whose heartbeats all fall into one hour, a gas burst in one street of 200, a day and a night. */
    @Test
    @Tag("long")
    void fiftyThousandHouseholds_areQuietButForTheStreetThatBurns() throws IOException {
        int devices = 50_000;
        LaneRig rig = rig(devices);
        long used = used();
        for (int day = 0; day < 2; day++) {
            for (int minute = 0; minute < 60; minute++) {
                for (int device = minute; device < devices; device += 60) {
                    heartbeat(rig, device);
                }
                pass(rig, TURN_MILLIS);
            }
            pass(rig, 11 * HOUR_MILLIS);
            if (day == 0) {
                for (int device = 4_000; device < 4_200; device++) {
                    rig.send("h-" + device + "/lel", 28);
                }
            }
            pass(rig, 12 * HOUR_MILLIS);
        }
        System.out.println("bytes kept since the configuration was read, a point: " + (used() - used) / (2 * devices));
        assertEquals(200, told(rig).size(), () -> told(rig).stream().limit(5).toList().toString());
        pass(rig, 7 * HOUR_MILLIS);
        assertEquals(201, told(rig).size(), "the hour of heartbeats passes without any: one alarm for the site");
        assertEquals(1, of(rig, SITE));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
