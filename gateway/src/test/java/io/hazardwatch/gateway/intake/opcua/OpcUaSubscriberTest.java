package io.hazardwatch.gateway.intake.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.OpcUaBinding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.CutRelay;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The client against Milo's own server. */
@ExtendWith(LeakCheck.class)
class OpcUaSubscriberTest {
    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Registry> registry = new AtomicReference<>(registry(Map.of("ns=2;s=level", "level")));
    /** A little ahead, so that no confirmation comes before what a test tells at its second. */
    private final long millis = System.currentTimeMillis() / 1_000 * 1_000 + 100_000;

    @TempDir
    private Path folder;

    private static Registry registry(Map<String, String> nodes) {
        return registry(new OpcUaBinding("plc1", nodes));
    }

    private static Registry registry(OpcUaBinding binding) {
        DeviceId id = new DeviceId("acme", "depot", "plc");
        List<Point> points = List.of(point(id, "level", 0), point(id, "pump", 1), point(id, "valve", 2));
        return Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(Device.of(id, points, binding)))));
    }

    private static Point point(DeviceId id, String name, int index) {
        return new Point(index, id.point(name), Text.of(name), "", 0, 100, 1_000, 0, List.of(), List.of(), null);
    }

    private OpcUaSubscriber subscriber(OpcUaTestServer server, OpcUaSecurity security, String username, long refreshMillis) {
        return subscriber(server.url(), security, username, refreshMillis);
    }

    private OpcUaSubscriber subscriber(String url, OpcUaSecurity security, String username, long refreshMillis) {
        return subscriber(new OpcUaServerSettings("plc1", url, security, username, "secret", 50, 10, 10, refreshMillis, 60_000, 1_000),
                OpcUaSubscriber.EVENTS_QUEUED_MIN);
    }

    private OpcUaSubscriber subscriber(OpcUaServerSettings settings, int eventsQueuedMin) {
        return new OpcUaSubscriber(settings, folder, new OpcUaSubscriber.Parts(registry::get, ingests, quarantine, new ConnectionListener() {
                    @Override
                    public void lost(DeviceId device, long atMillis) {
                        connections.add("lost " + device.device());
                    }

                    @Override
                    public void back(DeviceId device) {
                        connections.add("back " + device.device());
                    }
                }, (where, defect) -> defects.add(defect), Clock.SYSTEM, Thread::new), eventsQueuedMin, Long.MAX_VALUE);
    }

    private DataValue value(Object value, long status, int second) {
        DateTime time = new DateTime(new java.util.Date(millis + second * 1_000L));
        return new DataValue(Variant.of(value), new StatusCode(status), time, time);
    }

    private String reading(int point, String value, int second) {
        return "plc " + point + '@' + (millis + second * 1_000L) + '=' + value;
    }

    private void trust() throws Exception {
        Path waiting;
        try (Stream<Path> files = Files.list(folder.resolve("waiting"))) {
            waiting = files.findFirst().orElseThrow();
        }
        Files.move(waiting, folder.resolve("trusted").resolve(waiting.getFileName()));
    }

    @Test
    void serverWaitsForAPersonsTrust_thenValuesComeWithTheirTimesAndQualities() throws Exception {
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(),
                Map.of("level", value(1.5, StatusCodes.Good, 0), "pump", value(true, StatusCodes.Good, 0)));
                OpcUaSubscriber subscriber = subscriber(server, OpcUaSecurity.SIGN_AND_ENCRYPT, "plant", 0)) {
            subscriber.start();
            Await.until("told", () -> subscriber.trouble() != null && subscriber.trouble().contains("not trusted"));
            assertFalse(subscriber.isConnected());
            assertTrue(subscriber.trouble().contains("waiting"), subscriber.trouble());
            trust();
            Await.until("a value", () -> ingests.payloads().contains(reading(0, "1.5/GOOD", 0)));
            assertEquals(List.of("back plc"), connections);
            server.set("level", value(2.5f, StatusCodes.Uncertain_LastUsableValue, 1));
            Await.until("uncertain", () -> ingests.payloads().contains(reading(0, "2.5/UNCERTAIN", 1)));
            server.set("level", value(3, StatusCodes.Bad_SensorFailure, 2));
            Await.until("bad", () -> ingests.payloads().contains(reading(0, "NaN/BAD", 2)));
            server.set("level", value(4, StatusCodes.Good_LocalOverride, 3));
            Await.until("overridden", () -> ingests.payloads().contains(reading(0, "4.0/UNCERTAIN", 3)));
            server.set("level", value(5, StatusCodes.Uncertain_SimulatedValue, 4));
            Await.until("simulated", () -> ingests.payloads().contains(reading(0, "NaN/BAD", 4)));
            server.set("level", value("text", StatusCodes.Good, 5));
            Await.until("a text", () -> ingests.payloads().contains(reading(0, "NaN/BAD", 5)));
            registry.set(registry(Map.of("ns=2;s=level", "level", "ns=2;s=pump", "pump", "ns=2;s=nothing", "pump")));
            Await.until("the new node", () -> ingests.payloads().contains(reading(1, "1.0/GOOD", 0)));
            Await.until("a node that is refused", () -> "the server refuses 1 nodes: ns=2;s=nothing".equals(subscriber.trouble()));
            assertTrue(Files.size(folder.resolve("own.der")) > 0);
        }
        assertEquals(List.of("back plc", "lost plc"), connections);
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void nodesOfAServer_areShownForTheSiteFiles() throws Exception {
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(),
                Map.of("level", value(1.5, StatusCodes.Good, 0), "pump", value(true, StatusCodes.Good, 0)))) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            OpcUaServerSettings settings = new OpcUaServerSettings("plc1", server.url(), OpcUaSecurity.NONE, null, null, 50, 10, 10, 0,
                    60_000, 1_000);
            OpcUaBrowser.print(settings, folder, null, new PrintStream(said, true, StandardCharsets.UTF_8));
            List<String> lines = said.toString(StandardCharsets.UTF_8).lines().sorted().toList();
            assertTrue(lines.contains("ns=2;s=level  level = 1.5") && lines.contains("ns=2;s=pump  pump = true"), lines::toString);
            assertFalse(said.toString(StandardCharsets.UTF_8).contains("more nodes"));
            said.reset();
            OpcUaBrowser.print(settings, folder, null, new PrintStream(said, true, StandardCharsets.UTF_8), 1);
            assertEquals("… there are more nodes: only the first 1 are shown; begin further down",
                    said.toString(StandardCharsets.UTF_8).lines().skip(1).findFirst().orElseThrow());
            assertThrows(IOException.class, () -> OpcUaBrowser.print(settings, folder, "Tank 1", System.err));
        }
    }

    @Test
    void serverThatRestarts_isFollowedAgain_andAnUnchangedValueIsConfirmed() throws Exception {
        OpcUaTestServer.ServerIdentity identity = OpcUaTestServer.ServerIdentity.make();
        int port;
        OpcUaSubscriber subscriber;
        try (OpcUaTestServer server = new OpcUaTestServer(0, identity, Map.of("level", value(1, StatusCodes.Good, -200)))) {
            port = server.port();
            subscriber = subscriber(server, OpcUaSecurity.SIGN, null, 100);
            subscriber.start();
            Await.until("told", () -> subscriber.trouble() != null && subscriber.trouble().contains("not trusted"));
            trust();
            Await.until("confirmed", () -> ingests.payloads().stream().filter(each -> each.endsWith("=1.0/GOOD")).distinct().count() > 2);
        }
        try (subscriber) {
            Await.until("lost", () -> connections.contains("lost plc"));
            try (OpcUaTestServer again = new OpcUaTestServer(port, identity, Map.of("level", value(7, StatusCodes.Good, 1)))) {
                Await.until("back", 180_000, () -> ingests.payloads().contains(reading(0, "7.0/GOOD", 1)));
                assertEquals(port, again.port());
            }
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void withoutSecurity_noCertificateIsAskedFor_andDroppedValuesAreCounted() throws Exception {
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(),
                Map.of("level", value(1, StatusCodes.Good, 0)));
                OpcUaSubscriber subscriber = subscriber(server, OpcUaSecurity.NONE, null, 0)) {
            subscriber.start();
            Await.until("a value", () -> ingests.payloads().contains(reading(0, "1.0/GOOD", 0)));
            DataValue dropped = new DataValue(Variant.of(2), new StatusCode(StatusCodes.Good).withDataValueInfoType().withOverflow(),
                    new DateTime(new java.util.Date(millis + 1_000)), null);
            server.set("level", dropped);
            Await.until("counted", () -> subscriber.counters().overflows() == 1);
        }
    }

    @Test
    void alarmsOfTheServer_areReadingsOfTheirPoints_andOthersAreToldOnce() throws Exception {
        registry.set(registry(new OpcUaBinding("plc1", Map.of("nsu=urn:test:plant;s=level", "level"), Map.of("Tank1/HighLevel", "pump"), true)));
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of("level", value(1, StatusCodes.Good, 0)));
                OpcUaSubscriber subscriber = subscriber(server, OpcUaSecurity.NONE, null, 200)) {
            subscriber.start();
            Await.until("the node by the URI of its namespace", () -> ingests.payloads().contains(reading(0, "1.0/GOOD", 0)));
            Await.until("over, because it is not among those that stand", () -> times("0.0/GOOD") > 0);
            server.alarm("Tank1", "HighLevel", true, 800, DateTime.now());
            Await.until("active, with its severity", () -> times("800.0/GOOD") > 0);
            Await.until("confirmed while it stands", () -> times("800.0/GOOD") > 1);
            long before = times("0.0/GOOD");
            server.alarm("Tank1", "HighLevel", false, 800, DateTime.now());
            Await.until("over again", () -> times("0.0/GOOD") > before);
            server.alarm("Tank2", "Overfill", true, 500, time(3));
            server.alarm("Tank2", "Overfill", false, 500, time(4));
            Await.until("counted", () -> subscriber.counters().events() == 4);
            assertEquals(List.of("Tank2/Overfill active, severity 500 (ns=2;s=Tank2/Overfill): level too high"),
                    quarantine.recent("acme").stream().map(Rejected::detail).toList());
            assertEquals(List.of("back plc"), connections);
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    /** How often the pump was told to be that. */
    private long times(String value) {
        return ingests.payloads().stream().filter(each -> each.startsWith("plc 1@") && each.endsWith('=' + value)).distinct().count();
    }

    /** What a point has become, one after the other, without confirmations. */
    private List<String> values(int point) {
        List<String> values = new ArrayList<>();
        for (String each : ingests.payloads()) {
            String value = each.substring(each.indexOf('=') + 1, each.indexOf('/'));
            if (each.startsWith("plc " + point + '@') && (values.isEmpty() || !values.getLast().equals(value))) {
                values.add(value);
            }
        }
        return values;
    }

    @Test
    void alarmsOfSourcesOfOneName_areKnownByTheirNodes_andTogetherAreTheWorst() throws Exception {
        registry.set(registry(new OpcUaBinding("plc1", Map.of(), Map.of("Tank/HighLevel", "pump", "nsu=urn:test:plant;s=a/HighLevel", "level"),
                true)));
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of());
                OpcUaSubscriber subscriber = subscriber(server, OpcUaSecurity.NONE, null, 0)) {
            subscriber.start();
            Await.until("both are over", () -> values(0).equals(List.of("0.0")) && values(1).equals(List.of("0.0")));
            server.alarms("a", "Tank", "HighLevel", true, 500, DateTime.now(), 1);
            server.alarms("b", "Tank", "HighLevel", true, 700, DateTime.now(), 1);
            server.alarms("b", "Tank", "HighLevel", false, 700, DateTime.now(), 1);
            server.alarms("a", "Tank", "HighLevel", false, 500, DateTime.now(), 1);
            Await.equal(List.of("0.0", "500.0", "700.0", "500.0", "0.0"), () -> values(1));
            Await.equal(List.of("0.0", "500.0", "0.0"), () -> values(0));
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    /** The server sends every three seconds and keeps ten events in between; it makes a few hundred in a second. */
    @Test
    void moreAlarmsThanTheServerKeepsBetweenTwoSendings_areToldAsDropped_andTheLastOnesAreTaken() throws Exception {
        registry.set(registry(new OpcUaBinding("plc1", Map.of("ns=2;s=level", "level"), Map.of("Tank1/HighLevel", "pump"), true)));
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of("level", value(1, StatusCodes.Good, 0)));
                OpcUaSubscriber subscriber = subscriber(new OpcUaServerSettings("plc1", server.url(), OpcUaSecurity.NONE, null, null, 3_000, 10, 10,
                        0, 60_000, 1_000), 10)) {
            subscriber.start();
            Await.until("followed", () -> values(1).equals(List.of("0.0")));
            server.alarms("Tank1", "Tank1", "HighLevel", true, 700, DateTime.now(), 50);
            server.alarm("Tank1", "HighLevel", true, 800, DateTime.now());
            Await.until("told", () -> subscriber.counters().overflows() > 0);
            Await.until("the last one", () -> values(1).getLast().equals("800.0"));
            assertEquals(0, subscriber.counters().losses(), "none was dropped here");
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    @Test
    void namespaceThatTheServerDoesNotHave_isTold() throws Exception {
        registry.set(registry(Map.of("nsu=urn:other;s=level", "level", "ns=2;s=pump", "pump")));
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of("pump", value(1, StatusCodes.Good, 0)));
                OpcUaSubscriber subscriber = subscriber(server, OpcUaSecurity.NONE, null, 0)) {
            subscriber.start();
            Await.until("told", () -> "the server refuses 1 nodes: nsu=urn:other;s=level".equals(subscriber.trouble()));
            Await.until("the other is followed", () -> ingests.payloads().contains(reading(1, "1.0/GOOD", 0)));
            assertEquals("nsu=urn:other;s=level is of a namespace that the server does not have", quarantine.recent("acme").getFirst().detail());
        }
    }

    @Test
    void serverThatCannotTellWhichAlarmsStand_isFollowedAllTheSame_andNoneIsTakenForOver() throws Exception {
        registry.set(registry(new OpcUaBinding("plc1", Map.of("ns=2;s=level", "level"), Map.of("Tank1/HighLevel", "pump"), true)));
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of("level", value(1, StatusCodes.Good, 0)));
                OpcUaSubscriber subscriber = subscriber(server, OpcUaSecurity.NONE, null, 0)) {
            server.refuseRefresh();
            subscriber.start();
            Await.until("a value", () -> ingests.payloads().contains(reading(0, "1.0/GOOD", 0)));
            server.alarm("Tank1", "HighLevel", true, 800, DateTime.now());
            Await.equal(List.of("800.0"), () -> values(1));
            assertEquals(1, subscriber.counters().connects());
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    /**
     * The server sends a value that is lost on the way, and the connection breaks: the value is sent again, and no later one is missing. An alarm
     * that stood before and that the server does not tell again is over.
     */
    @Test
    void valuesLostOnTheWay_areSentAgainAfterTheConnectionIsCut() throws Exception {
        registry.set(registry(new OpcUaBinding("plc1", Map.of("ns=2;s=level", "level"), Map.of("Tank1/HighLevel", "pump",
                "Tank2/HighLevel", "valve"), true)));
        try (OpcUaTestServer server = new OpcUaTestServer(0, OpcUaTestServer.ServerIdentity.make(), Map.of("level", value(1, StatusCodes.Good, 0)));
                CutRelay relay = new CutRelay(server.port());
                OpcUaSubscriber subscriber = subscriber(new OpcUaServerSettings("plc1", "opc.tcp://127.0.0.1:" + relay.port() + "/plant",
                        OpcUaSecurity.NONE, null, null, 250, 10, 10, 0, 60_000, 1_000), OpcUaSubscriber.EVENTS_QUEUED_MIN)) {
            subscriber.start();
            Await.until("a value", () -> ingests.payloads().contains(reading(0, "1.0/GOOD", 0)) && times("0.0/GOOD") > 0);
            server.set("level", value(2, StatusCodes.Good, 1));
            Await.until("the next", () -> ingests.payloads().contains(reading(0, "2.0/GOOD", 1)));
            server.alarm("Tank2", "HighLevel", true, 600, DateTime.now());
            Await.equal(List.of("0.0", "600.0"), () -> values(2));
            relay.deafen();
            server.set("level", value(3, StatusCodes.Good, 2));
            Await.until("the server has sent it in vain", () -> relay.lostBytes() > 0);
            server.alarm("Tank1", "HighLevel", true, 700, DateTime.now());
            relay.cut();
            Await.until("lost", () -> connections.contains("lost plc"));
            server.set("level", value(4, StatusCodes.Good, 3));
            Await.until("back", () -> connections.size() == 3);
            for (int n = 3; n <= 4; n++) {
                String missed = reading(0, n + ".0/GOOD", n - 1);
                Await.until(missed, () -> ingests.payloads().contains(missed));
            }
            Await.until("the alarm", () -> times("700.0/GOOD") > 0);
            Await.equal(List.of("0.0", "600.0", "0.0"), () -> values(2));
            assertEquals(List.of("0.0", "700.0"), values(1), "what came before the refresh is not over");
            assertEquals(0, subscriber.counters().losses());
            assertEquals(1, subscriber.counters().connects(), "the session went on");
        }
        assertEquals(List.of(), List.copyOf(defects));
    }

    private DateTime time(int second) {
        return new DateTime(new java.util.Date(millis + second * 1_000L));
    }
}
