package io.hazardwatch.gateway.intake.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.intake.broker.Arrival;
import io.hazardwatch.gateway.intake.broker.BrokerLink;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SparkplugBinding;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.SparkplugBytes;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The host application without a broker: what it makes of each message, and what it publishes. */
class SparkplugHostTest {
    private static final long T = 1_760_000_000_000L;
    private static final SparkplugSettings SETTINGS = new SparkplugSettings("tcp://localhost:1", "host", "client", null, null, List.of(), 1_000);
    private static final Registry PLANT = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC,
            List.of(), List.of(device("node", "", 0), device("tank", "D1", 1)))));

    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final FakeClock clock = new FakeClock(T);
    private final SparkplugCounters counters = new SparkplugCounters();
    private final List<String> told = new ArrayList<>();
    private final List<String> published = new ArrayList<>();
    private final List<Integer> acknowledged = new ArrayList<>();
    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private BrokerLink link = new Link();
    private final SparkplugHost host = new SparkplugHost(SETTINGS, new SparkplugHost.Parts(() -> PLANT, quarantine, new ConnectionListener() {
        @Override
        public void lost(DeviceId device, long atMillis) {
            told.add("lost " + device.device());
        }

        @Override
        public void back(DeviceId device) {
            told.add("back " + device.device());
        }
    }, DecodeLimits.STANDARD, clock, counters), ingests.open(() -> { }));

    private final class Link implements BrokerLink {
        @Override
        public boolean acknowledge(int packetId, int qos) {
            acknowledged.add(packetId);
            return true;
        }

        @Override
        public void publish(String topic, byte[] payload, int qos, boolean isRetained, boolean isAwaited) {
            published.add(topic + (isRetained ? " " + new String(payload, StandardCharsets.UTF_8) : ""));
        }

        @Override
        public void lost(String why) {
            throw new AssertionError(why);
        }
    }

    private static Device device(String name, String device, int index) {
        DeviceId id = new DeviceId("acme", "depot", name);
        return Device.of(id, List.of(new Point(index, id.point("lel"), Text.of("lel"), "%LEL", 0, 100, 1_000, 0, List.of(), List.of(), null)),
                new SparkplugBinding("G/N", device, Map.of("lel", "lel")));
    }

    private void arrive(String topic, SparkplugBytes payload) {
        arrive(topic, payload.bytes(), 0);
    }

    private void arrive(String topic, byte[] payload, int packetId) {
        arrivals.add(new Arrival(link, packetId, packetId == 0 ? 0 : 1, false, topic, payload, clock.millis()));
        host.ingest(arrivals);
        host.acknowledge();
    }

    private void born() {
        host.connected(link);
        published.clear();
        arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 0).integer("bdSeq", 7).value("lel", 1, 1.5));
        arrive("spBv1.0/G/DBIRTH/N/D1", SparkplugBytes.at(T, 1).value("lel", 2, 2.5));
        ingests.makeAllDurable();
    }

    private List<String> readings() {
        return ingests.payloads().stream().map(text -> text.replace("@" + T, "")).toList();
    }

    private List<String> rejects() {
        return quarantine.recent("acme").stream().map(Rejected::reason).map(Enum::name).toList();
    }

    @Test
    void host_saysThatItIsOnline_asksForBirths_andSaysFarewell() {
        assertEquals("{\"online\":false,\"timestamp\":" + T + "}", new String(host.will().payload(), StandardCharsets.UTF_8));
        host.connected(link);
        arrive("spBv1.0/STATE/host", "{\"online\" : false, \"timestamp\":5}".getBytes(StandardCharsets.UTF_8), 0);
        arrive("spBv1.0/STATE/host", SparkplugWriter.state(true, T), 0);
        arrive("spBv1.0/STATE/other", SparkplugWriter.state(false, T), 0);
        host.closing(link);
        String online = "spBv1.0/STATE/host {\"online\":true,\"timestamp\":" + T + "}";
        assertEquals(List.of(online, "spBv1.0/G/NCMD/N", online, online.replace("true", "false")), published);
        assertEquals(List.of(), rejects());
    }

    @Test
    void birthsAndData_areReadings_byAliasAndInAnyOrderOfTypes() {
        born();
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 2).value("lel", 1, 3));
        arrive("spBv1.0/G/DDATA/N/D1", SparkplugBytes.at(T, 3).value(2, 4));
        assertEquals(List.of("node 0=1.5/GOOD", "tank 1=2.5/GOOD", "node 0=3.0/GOOD", "tank 1=4.0/GOOD"), readings());
        assertEquals(List.of("back node", "back tank"), told);
        assertEquals(List.of(), published);
    }

    @Test
    void sequence_wrapsAt255() {
        host.connected(link);
        published.clear();
        arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 254).integer("bdSeq", 7).value("lel", 1, 1));
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 255).value(1, 2));
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 0).value(1, 3));
        assertEquals(0, counters.gaps());
        assertEquals(List.of(), published);
    }

    @Test
    void gap_asksForOneRebirthInTenSeconds() {
        born();
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        for (int seq = 5; seq < 100; seq += 2) {
            arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, seq).value(1, seq));
        }
        assertEquals(List.of("spBv1.0/G/NCMD/N"), published);
        assertEquals(48, counters.gaps());
        assertEquals(50, ingests.count(), "what comes is taken all the same");
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 200).value(1, 1));
        assertEquals(2, published.size());
    }

    @Test
    void unknownAliasAndUnbornDevices_askForARebirth() {
        host.connected(link);
        published.clear();
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 9).value(1, 1));
        assertEquals(List.of("spBv1.0/G/NCMD/N"), published);
        assertEquals(List.of(), readings());
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 0).integer("bdSeq", 7).value("lel", 1, 1));
        arrive("spBv1.0/G/DDATA/N/D1", SparkplugBytes.at(T, 1).value(2, 4));
        assertEquals(2, published.size());
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 2).value(99, 4));
        assertEquals(3, published.size());
        assertEquals(List.of("UNKNOWN_POINT"), rejects());
    }

    @Test
    void deaths_leaveNoPointAsItWas_andALateOneOfAnEarlierSessionIsNone() {
        born();
        arrive("spBv1.0/G/NDEATH/N", SparkplugBytes.at(T).integer("bdSeq", 6));
        assertEquals(List.of("back node", "back tank"), told);
        arrive("spBv1.0/G/DDEATH/N/D1", SparkplugBytes.at(T, 2));
        arrive("spBv1.0/G/NDEATH/N", SparkplugBytes.at(T).integer("bdSeq", 7));
        assertEquals(List.of("back node", "back tank", "lost tank", "lost node", "lost tank"), told);
        assertEquals(List.of("tank 1=NaN/BAD", "node 0=NaN/BAD", "tank 1=NaN/BAD"), readings().subList(2, 5));
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 3).value(1, 1));
        assertEquals(List.of("spBv1.0/G/NCMD/N"), published);
    }

    @Test
    void keptValues_areOfTheirOwnTime_andTextsAndTemplatesAreNoReadings() {
        born();
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 2).kept("lel", T - 60_000, 9));
        assertEquals("node 0@" + (T - 60_000) + "=9.0/GOOD kept", ingests.payloads().getLast());
        arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 0).integer("bdSeq", 8).text("lel", 1, "much").template("pump", 3));
        assertEquals("node 0=NaN/BAD", readings().getLast());
        for (SparkplugBytes birth : List.of(SparkplugBytes.at(T, 0).template("lel", 1), SparkplugBytes.at(T, 0).dataSet("lel", 1))) {
            arrive("spBv1.0/G/DBIRTH/N/D1", SparkplugBytes.at(T, 1).value("lel", 2, 2.5));
            arrive("spBv1.0/G/NBIRTH/N", birth.integer("bdSeq", 8));
            assertEquals("node 0=NaN/BAD", readings().getLast());
        }
    }

    @Test
    void twoNodesOfOneId_areToldOnce_andNothingOfThemIsLost() {
        born();
        int sent = ingests.count();
        for (int i = 0; i < 240; i++) {
            int asked = published.size();
            arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, i / 2 + i % 2 * 100 & 255).value(1, i));
            if (published.size() > asked) {
                arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 0).integer("bdSeq", 1).value("lel", 1, 1));
                arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 0).integer("bdSeq", 2).value("lel", 1, 1));
                sent += 2;
            }
            assertEquals(published.size() < 4 ? List.of() : List.of("DUPLICATE_ID"), rejects());
            clock.advance(500);
        }
        assertEquals(6, published.size(), "asked in two minutes");
        assertEquals(sent + 240, ingests.count());
    }

    @Test
    void whatIsNoSparkplugOrOfNobodyKnown_isInQuarantine() {
        born();
        arrive("spBv1.0/G/NDATA/N", "{}".getBytes(StandardCharsets.UTF_8), 0);
        assertEquals(List.of("BAD_FRAME"), rejects());
        arrive("spBv1.0/X/NBIRTH/Y", SparkplugBytes.at(T, 0));
        arrive("spBv1.0/X/NDATA/Y", SparkplugBytes.at(T, 1));
        arrive("spBv1.0/G/NOTHING/N", SparkplugBytes.at(T, 1));
        assertEquals(List.of("BAD_TOPIC", "UNKNOWN_DEVICE"), quarantine.recent("").stream().map(Rejected::reason).map(Enum::name).toList());
    }

    @Test
    void birthOfAMebibyte_isTakenInParts() {
        host.connected(link);
        SparkplugBytes birth = SparkplugBytes.at(T, 0).integer("bdSeq", 1);
        for (int i = 0; i < 10_000; i++) {
            birth.value("lel", i, i).value("a".repeat(90) + i, 10_000 + i, i);
        }
        assertTrue(birth.bytes().length > 1 << 20);
        arrive("spBv1.0/G/NBIRTH/N", birth);
        assertEquals(3, ingests.count());
    }

    @Test
    void message_isAcknowledgedOnceItIsDurable_andWaitsForRoom() {
        born();
        ingests.withhold();
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 2).value(1, 3).bytes(), 11);
        assertEquals(List.of(), acknowledged);
        ingests.makeDurable(1);
        host.acknowledge();
        assertEquals(List.of(11), acknowledged);
        ingests.makeRoom(0);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 3).value(1, 4).bytes(), 12);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 4).value(1, 5).bytes(), 13);
        assertFalse(arrivals.isEmpty());
        ingests.makeRoom(10);
        ingests.makeAllDurable();
        host.ingest(arrivals);
        host.acknowledge();
        assertTrue(acknowledged.containsAll(List.of(11, 12, 13)));
        assertEquals(0, counters.gaps());
    }

    @Test
    void afterANewConnection_oldAliasesAreVoid_andTheNodeIsAskedOnceItsTimeHasCome() {
        born();
        link = new Link();
        host.connected(link);
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 2).value(1, 99));
        assertEquals(2, ingests.count(), "alias 1 may stand for something else by now");
        assertFalse(published.contains("spBv1.0/G/NCMD/N"), "asked less than 10 s ago");
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        host.ingest(arrivals);
        assertTrue(published.contains("spBv1.0/G/NCMD/N"));
        arrive("spBv1.0/G/NBIRTH/N", SparkplugBytes.at(T, 0).integer("bdSeq", 8).value("lel", 5, 1.5));
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 1).value(5, 2.5));
        assertEquals(List.of("node 0=1.5/GOOD", "node 0=2.5/GOOD"), readings().subList(2, 4));
    }

    @Test
    void deathAfterANewConnection_countsWhateverItsSession() {
        born();
        link = new Link();
        host.connected(link);
        arrive("spBv1.0/G/NDEATH/N", SparkplugBytes.at(T).integer("bdSeq", 9));
        arrive("spBv1.0/G/NDEATH/N", SparkplugBytes.at(T).integer("bdSeq", 9));
        assertEquals(List.of("back node", "back tank", "lost node", "lost tank"), told);
    }

    @Test
    void gapSoonAfterARebirth_isAskedAboutLater_alsoWhenTheClockIsSetBack() {
        born();
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 5).value(1, 1));
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 6).value(1, 1));
        assertEquals(List.of(), published);
        clock.stepWall(-3_600_000);
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        host.ingest(arrivals);
        host.ingest(arrivals);
        assertEquals(List.of("spBv1.0/G/NCMD/N"), published);
    }

    @Test
    void birthOfADevice_replacesTheOneBefore_andAliasesAreOfTheirDevice() {
        born();
        arrive("spBv1.0/G/DBIRTH/N/D1", SparkplugBytes.at(T, 2).value("other", 2, 1).value("lel", 3, 3.5));
        arrive("spBv1.0/G/DDATA/N/D1", SparkplugBytes.at(T, 3).value(1, 77));
        assertEquals(List.of("node 0=1.5/GOOD", "tank 1=2.5/GOOD", "tank 1=3.5/GOOD"), readings());
        assertTrue(rejects().contains("UNKNOWN_POINT"));
    }

    @Test
    void devicesOfNobody_areNotKept_andNobodyIsAskedAboutThem() {
        born();
        clock.advance(SparkplugNode.REBIRTH_MILLIS);
        for (int i = 0; i < 200; i++) {
            arrive("spBv1.0/G/DBIRTH/N/X" + i, SparkplugBytes.at(T, i + 2 & 255).value("lel", 1_000 + i, 1));
        }
        arrive("spBv1.0/G/DDATA/N/Y", SparkplugBytes.at(T, 202).value(1, 1));
        arrive("spBv1.0/G/DDATA/N/D1", SparkplugBytes.at(T, 203).value(1_000, 1));
        assertEquals(List.of("UNKNOWN_POINT"), rejects(), "an alias of a device that nobody has configured");
        assertEquals(1, published.size());
    }

    @Test
    void messageThatTheGatewayFailsOn_isInQuarantine_andTheNextIsTaken() {
        born();
        Queue<Arrival> broken = new ArrayDeque<>();
        broken.add(new Arrival(link, 21, 1, false, "spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 2).value(1, 3).bytes(), clock.millis()));
        ingests.failOnce();
        assertThrows(IllegalStateException.class, () -> {
            host.ingest(broken);
            host.ingest(broken);
        });
        assertEquals(List.of("DEFECT"), quarantine.recent("").stream().map(Rejected::reason).map(Enum::name).toList());
        arrive("spBv1.0/G/NDATA/N", SparkplugBytes.at(T, 3).value(1, 4).bytes(), 22);
        assertEquals("node 0=4.0/GOOD", readings().getLast());
        assertEquals(List.of(21, 22), acknowledged);
    }
}
