package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.GAS_BACK_AT_ONCE;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stopped and started again on the same data: nothing is forgotten and nothing told twice. */
@ExtendWith(LeakCheck.class)
class RestartTest {
    private static final String UNACKED = alarmId("gd-1", "unacked");
    private static final String ACKED = alarmId("gd-1", "acked");
    private static final String RETURNED = alarmId("gd-1", "returned");
    private static final String DOOMED = alarmId("gd-2", "doomed");
    private static final String SHRANK = "_system.gateway.configuration.shrank.system";
    private static final String DEVICE = device("gd-1", point("unacked", GAS), point("acked", GAS),
            point("returned", GAS_BACK_AT_ONCE));

    @TempDir
    private Path directory;
    private PlantFiles plant;

    @BeforeEach
    void writePlant() throws Exception {
        plant = new PlantFiles(directory).site(DEVICE, device("gd-2", point("doomed", GAS)));
    }

    @Test
    void restarted_everyAlarmIsAsItWas_andNobodyIsLoggedOut() throws Exception {
        String session;
        JsonNode unacked;
        JsonNode acked;
        JsonNode returned;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = raiseThree(gateway);
            unacked = standing(room, UNACKED);
            acked = standing(room, ACKED);
            returned = standing(room, RETURNED);
            session = gateway.client().logIn("admin", RunningGateway.PASSWORD);
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals("admin", gateway.client().getInSession("/api/v1/session", session).body().get("user").asText());
            assertEquals(unacked, standing(room, UNACKED));
            assertEquals(acked, standing(room, ACKED));
            assertEquals(returned, standing(room, RETURNED));
            assertEquals(3, gateway.client().alarms("state=open").size());
            assertEquals(List.of("ALARM_RAISED"), room.journal(UNACKED));
            assertEquals(List.of("ALARM_RAISED", "ALARM_ACKED"), room.journal(ACKED));
            assertEquals(List.of("ALARM_RAISED", "ALARM_RTN_UNACKED"), room.journal(RETURNED));
        }
    }

    /** The alarm without the value of the moment: the point is heard again only when its device sends. */
    private static JsonNode standing(ControlRoom room, String alarm) {
        return ((ObjectNode) room.alarm(alarm)).without("now");
    }

    @Test
    void violationGoesOnAfterTheRestart_raisesNoSecondOccurrence() throws Exception {
        JsonNode before;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            before = raiseThree(gateway).alarm(UNACKED);
        }
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"unacked\":31,\"acked\":32}");
            publisher.publish(topic("gd-1"), "{\"unacked\":33,\"acked\":34}");
            assertEquals(33, room.last(PlantFiles.pointId("gd-1", "unacked")));
            assertEquals(List.of("ALARM_RAISED"), room.journal(UNACKED));
            assertEquals(List.of("ALARM_RAISED", "ALARM_ACKED"), room.journal(ACKED));
            assertEquals(before.get("occurrence"), room.alarm(UNACKED).get("occurrence"));
            assertEquals(before.get("annSeq"), room.alarm(UNACKED).get("annSeq"));
        }
    }

    @Test
    void oneGoodValueAfterTheRestart_doesNotClearBeforeTheOffDelay() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raiseThree(gateway);
        }
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"unacked\":1,\"acked\":1}");
            assertEquals(1, room.last(PlantFiles.pointId("gd-1", "unacked")));
            assertEquals("B", room.state(UNACKED));
            assertEquals("C", room.state(ACKED));
        }
    }

    @Test
    void acknowledgedAfterTheRestartWithTheTokenFromBefore_isTaken() throws Exception {
        JsonNode shown;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            shown = raiseThree(gateway).alarm(UNACKED);
        }
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals(200, room.acknowledge(shown).status());
            assertEquals("C", room.state(UNACKED));
        }
    }

    @Test
    void siteTakenOutWhileDown_itsAlarmsStandUntilAPersonConfirms() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raiseThree(gateway);
        }
        plant.raw("{enterprise: other, site: field, kind: other, devices: [{id: d, points: [{id: p}]}]}\n");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(SHRANK, "B");
            assertEquals("B", room.state(UNACKED));
            assertEquals("C", room.state(ACKED));
            assertEquals("DEGRADED", room.health("configuration"));
            assertEquals(200, room.confirmConfiguration().status());
            room.awaitState(UNACKED, "D");
            room.awaitState(ACKED, "A");
            room.awaitState(SHRANK, "D");
            assertEquals(3, gateway.client().alarms("state=open").size());
            assertEquals(200, room.acknowledge(room.alarm(UNACKED)).status());
            assertEquals("A", room.state(UNACKED));
        }
    }

    @Test
    void deviceTakenOutWhileDown_itsAlarmStandsUntilConfirmedAndIsNotForgotten() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            publisher.publish(topic("gd-2"), "{\"doomed\":30}");
            assertEquals("B", new ControlRoom(gateway.client()).state(DOOMED));
        }
        plant.site(DEVICE);
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(SHRANK, "B");
            assertEquals("B", room.state(DOOMED));
            assertEquals(200, room.confirmConfiguration().status());
            room.awaitState(DOOMED, "D");
            assertEquals(List.of("ALARM_RAISED", "ALARM_RTN_UNACKED"), room.journal(DOOMED));
            assertEquals(200, room.acknowledge(room.alarm(DOOMED)).status());
            assertEquals("A", room.state(DOOMED));
        }
    }

    @Test
    void deviceTakenOutWhileDownAndPutBack_itsAlarmGoesOnWithTheRule() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            publisher.publish(topic("gd-2"), "{\"doomed\":30}");
        }
        plant.site(DEVICE);
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(SHRANK, "B");
            plant.site(DEVICE, device("gd-2", point("doomed", GAS_BACK_AT_ONCE)));
            room.awaitState(SHRANK, "D");
            assertEquals(List.of("ALARM_RAISED"), room.journal(DOOMED));
            publisher.publish(topic("gd-2"), "{\"doomed\":1}");
            publisher.publish(topic("gd-2"), "{\"doomed\":1}");
            room.awaitState(DOOMED, "D");
        }
    }

    @Test
    void limitTakenOutWhileDown_itsAlarmReturns() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raiseThree(gateway);
        }
        plant.site(device("gd-1", point("unacked", ""), point("acked", ""), point("returned", "")));
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(UNACKED, "D");
            room.awaitState(ACKED, "A");
            assertEquals(List.of("ALARM_RAISED", "ALARM_RTN_UNACKED"), room.journal(UNACKED));
            assertEquals(List.of("ALARM_RAISED", "ALARM_ACKED", "ALARM_CLEARED"), room.journal(ACKED));
        }
    }

    @Test
    void moreLanesAfterTheRestart_everyAlarmFindsItsLane() throws Exception {
        plant.gateway("lanes: 1\n");
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            raiseThree(gateway);
        }
        plant.gateway("lanes: 5\n");
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"unacked\":31,\"returned\":30}");
            assertEquals(200, room.acknowledge(room.alarm(UNACKED)).status());
            assertEquals("C", room.state(UNACKED));
            assertEquals(List.of("ALARM_RAISED", "ALARM_ACKED"), room.journal(UNACKED));
            assertEquals(List.of("ALARM_RAISED", "ALARM_RTN_UNACKED", "ALARM_REACTIVATED"), room.journal(RETURNED));
        }
    }

    @Test
    void oldReadingsSentAgainAfterTheRestart_changeNothing() throws Exception {
        plant.gateway("lanes: 2\nhistory: {store: discard}\n");
        long from = System.currentTimeMillis() - 100_000;
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            sendRows(publisher, from, 0, 94);
            assertEquals("B", new ControlRoom(gateway.client()).state(RETURNED));
        }
        plant.gateway("lanes: 3\nhistory: {store: discard}\n");
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            sendRows(publisher, from, 0, 90);
            sendRows(publisher, from, 88, 94);
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals("B", room.state(RETURNED));
            assertEquals(List.of("ALARM_RAISED"), room.journal(RETURNED));
            publisher.publish(topic("gd-1"), "{\"returned\":1}");
            assertEquals("D", room.state(RETURNED));
        }
    }

    /** 90 normal rows a second apart, then violating ones. */
    private static void sendRows(Publisher publisher, long from, int first, int end) throws Exception {
        for (int row = first; row < end; row++) {
            publisher.publish(topic("gd-1"), "{\"ts\":%d,\"values\":{\"returned\":%s}}".formatted(from + row * 1_000L,
                    row < 90 ? 1 + row % 7 : 30 + row));
        }
    }

    @Test
    void silentAndBadInstrumentsOverTheRestart_areNotTellingTwiceAndComeBack() throws Exception {
        plant.site(device("gd-1", point("silent", "").replace("staleAfter: 0s", "staleAfter: 2s"), point("broken", GAS)));
        String silent = PlantFiles.pointId("gd-1", "silent").replace('/', '.') + ".stale";
        String broken = PlantFiles.pointId("gd-1", "broken").replace('/', '.') + ".quality";
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            publisher.publish(topic("gd-1"), "{\"broken\":{\"v\":1,\"q\":\"bad\"}}");
            ControlRoom room = new ControlRoom(gateway.client());
            room.awaitState(broken, "B");
            room.awaitState(silent, "B");
        }
        try (RunningGateway gateway = RunningGateway.start(directory);
                Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            ControlRoom room = new ControlRoom(gateway.client());
            publisher.publish(topic("gd-1"), "{\"broken\":{\"v\":2,\"q\":\"bad\"}}");
            assertEquals(List.of("ALARM_RAISED"), room.journal(silent));
            assertEquals(List.of("ALARM_RAISED"), room.journal(broken));
            publisher.publish(topic("gd-1"), "{\"silent\":1,\"broken\":1}");
            assertEquals(List.of("ALARM_RAISED", "ALARM_RTN_UNACKED"), room.journal(silent).subList(0, 2));
            assertEquals(List.of("ALARM_RAISED", "ALARM_RTN_UNACKED"), room.journal(broken));
        }
    }

    /** One alarm each in B, C and D. */
    private static ControlRoom raiseThree(RunningGateway gateway) throws Exception {
        ControlRoom room = new ControlRoom(gateway.client());
        try (Publisher publisher = gateway.publisher(PlantFiles.ENTERPRISE)) {
            publisher.publish(topic("gd-1"), "{\"unacked\":30,\"acked\":30,\"returned\":30}");
            publisher.publish(topic("gd-1"), "{\"returned\":1}");
        }
        assertEquals(200, room.acknowledge(room.alarm(ACKED)).status());
        assertEquals("B", room.state(UNACKED));
        assertEquals("C", room.state(ACKED));
        assertEquals("D", room.state(RETURNED));
        return room;
    }
}
