package io.hazardwatch.gateway.intake.hj212;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.intake.tcp.TcpConnection;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.hazardwatch.gateway.intake.tcp.TcpSettings;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.FrameDeviation;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Hj212Binding;
import io.hazardwatch.gateway.registry.Hj212Setup;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.Hj212Text;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port as devices see it. */
@ExtendWith(LeakCheck.class)
class Hj212ListenerTest {
    private static final String TIME = "20160801085857";
    private static final long MILLIS = Instant.parse("2016-08-01T00:58:57Z").toEpochMilli();

    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final Hj212Listener listener = new Hj212Listener(new TcpSettings("127.0.0.1", 0, 3, 60_000),
            new TcpLoop.Parts(Hj212ListenerTest::registry, ingests, quarantine, new ConnectionListener() {
                @Override
                public void lost(DeviceId device, long atMillis) {
                    connections.add("lost " + device.device());
                }

                @Override
                public void back(DeviceId device) {
                    connections.add("back " + device.device());
                }
            }, DecodeLimits.STANDARD, new FakeClock(MILLIS + 3_000)), Thread::new);

    private static Registry registry() {
        return PLANT;
    }

    static final Registry PLANT = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0,
            ZoneId.of("Asia/Shanghai"), List.of(), List.of(device("strict", "M1", Set.of(), Hj212Setup.NONE, 0),
            device("lax", "M2", Set.of(FrameDeviation.values()), Hj212Setup.NONE, 1),
            device("set", "M3", Set.of(), new Hj212Setup(true, 5, 3, 30, 10, true, null, "654321"), 2),
            device("alarm", "M4", Set.of(), Hj212Setup.NONE, 3),
            device("stopped", "M5", Set.of(), new Hj212Setup(false, 0, 0, 0, 0, false, false, null), 4),
            device("started", "M6", Set.of(), new Hj212Setup(false, 0, 0, 0, 0, true, true, null), 5)))));

    private static Device device(String name, String mn, Set<FrameDeviation> tolerated, Hj212Setup setup, int index) {
        DeviceId id = new DeviceId("acme", "depot", name);
        return Device.of(id, List.of(new Point(index, id.point("h2s"), Text.of("h2s"), "mg/m3", 0, 100, 1_000, 0, List.of(), List.of(), null)),
                new Hj212Binding(mn, "123456", tolerated, Map.of("2011/a21028-Rtd", "h2s"), Set.of(), setup));
    }

    @BeforeEach
    void start() {
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    private void awaitOpen(int connections) {
        Await.until(connections + " open", () -> listener.port().bounds().open() == connections);
    }

    private Hj212Peer peer() throws IOException {
        return new Hj212Peer(listener.port().port());
    }

    static String data(String qn, String mn, int flag, String value) {
        return segment(qn, "2011", "123456", mn, flag, "DataTime=" + TIME + ";a21028-Rtd=" + value + ",a21028-Flag=N");
    }

    static String segment(String qn, String command, String password, String mn, int flag, String data) {
        return "QN=" + qn + ";ST=31;CN=" + command + ";PW=" + password + ";MN=" + mn + ";Flag=" + flag + ";CP=&&" + data + "&&";
    }

    private static String answer(String qn, String mn) {
        return "QN=" + qn + ";ST=91;CN=9014;PW=123456;MN=" + mn + ";Flag=4;CP=&&&&";
    }

    private List<String> rejects(String enterprise) {
        return quarantine.recent(enterprise).stream().map(Rejected::reason).map(Enum::name).toList();
    }

    @Test
    void data_areAnsweredOnceTheyAreDurable() throws IOException {
        ingests.withhold();
        try (Hj212Peer peer = peer()) {
            peer.send(Hj212Text.frame(data("1", "M1", 5, "3.2")) + Hj212Text.frame(data("2", "M1", 4, "3.3"))
                    + Hj212Text.frame(data("3", "M1", 5, "3.4")));
            Await.until("taken", () -> ingests.count() == 3);
            assertEquals(0, listener.counters().answers());
            ingests.makeDurable(1);
            assertEquals(answer("1", "M1"), peer.read());
            ingests.makeAllDurable();
            assertEquals(answer("3", "M1"), peer.read());
            assertEquals(List.of("strict 0@" + MILLIS + "=3.2/GOOD", "strict 0@" + MILLIS + "=3.3/GOOD", "strict 0@" + MILLIS + "=3.4/GOOD"),
                    ingests.payloads());
        }
        Await.until("lost", () -> connections.equals(List.of("back strict", "lost strict")));
    }

    @Test
    void withoutRoom_nothingMoreIsReadAndNothingIsLost() throws IOException {
        ingests.makeRoom(1);
        try (Hj212Peer peer = peer()) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                many.append(Hj212Text.frame(data("" + i, "M1", 5, "" + i)));
            }
            peer.send(many.toString());
            assertEquals(answer("0", "M1"), peer.read());
            assertEquals(1, ingests.count());
            ingests.makeRoom(1_000);
            for (int i = 1; i < 100; i++) {
                assertEquals(answer("" + i, "M1"), peer.read());
            }
            assertEquals(100, ingests.count());
        }
    }

    @Test
    void otherChecksums_areTakenOnlyWhereTheDeviceIsSetSo() throws IOException {
        try (Hj212Peer peer = peer()) {
            peer.send(Hj212Text.modbusFrame(data("1", "M1", 5, "1")) + Hj212Text.frame(data("2", "M1", 5, "2")));
            assertEquals(answer("2", "M1"), peer.read());
            assertEquals(List.of("BAD_CHECKSUM"), rejects("acme"));
            String wrongLength = Hj212Text.frame(data("3", "M1", 5, "3")).replaceFirst("##\\d+", "##0300");
            peer.send(wrongLength + Hj212Text.frame(data("4", "M1", 5, "4")));
            assertEquals(answer("4", "M1"), peer.read());
            assertEquals(List.of("BAD_FRAME", "BAD_CHECKSUM"), rejects("acme"));
            assertTrue(quarantine.recent("acme").getFirst().detail().contains("wrong_length"));
            assertTrue(quarantine.recent("acme").getFirst().excerpt().contains("PW=***"), "no password is shown");
            peer.send(Hj212Text.modbusFrame(data("5", "M2", 5, "5")));
            String modbus = answer("5", "M2");
            assertEquals(modbus, peer.read());
            assertEquals("%04X".formatted(Hj212Text.modbus(modbus)), peer.lastChecksum(), "answered with the device's own kind");
            peer.send(wrongLength.replace("M1", "M2").replace("QN=3", "QN=6"));
            peer.send(Hj212Text.frame(data("7", "M2", 5, "7")));
            assertEquals(answer("7", "M2"), peer.read());
        }
    }

    @Test
    void dirt_isInQuarantineAndTheNextFrameIsTaken() throws IOException {
        try (Hj212Peer peer = peer()) {
            peer.send("GET / HTTP/1.1\r\n\r\n" + Hj212Text.frame(data("1", "M1", 5, "1")).substring(0, 60)
                    + Hj212Text.frame(data("2", "M1", 5, "2")));
            assertEquals(answer("2", "M1"), peer.read());
            peer.send(Hj212Text.frame(data("3", "M1", 5, "3"), "0000") + Hj212Text.frame(data("4", "M1", 5, "4")));
            assertEquals(answer("4", "M1"), peer.read());
            assertEquals(List.of("BAD_CHECKSUM"), rejects("acme"));
            assertEquals(List.of("BAD_FRAME", "BAD_FRAME"), rejects(""));
        }
    }

    @Test
    void wrongPasswords_areNotAnswered_andAfterTenTheAddressIsNotBelieved() throws IOException {
        try (Hj212Peer known = peer(); Hj212Peer peer = peer()) {
            known.send(Hj212Text.frame(data("2", "M1", 5, "1")));
            assertEquals(answer("2", "M1"), known.read());
            peer.send(Hj212Text.frame(data("0", "M9", 5, "1")));
            for (int i = 0; i < PasswordGuesses.FREE - 1; i++) {
                peer.send(Hj212Text.frame(segment("1", "2011", "00000" + i, "M1", 5, "DataTime=" + TIME + ";a21028-Rtd=1")));
            }
            peer.send(Hj212Text.frame(segment("3", "2011", "", "M1", 5, "DataTime=" + TIME + ";a21028-Rtd=1")));
            peer.send(Hj212Text.frame(data("4", "M1", 5, "1")) + Hj212Text.frame(data("5", "M2", 5, "1")));
            assertEquals(answer("5", "M2"), peer.read());
            assertEquals(12, listener.counters().logInFailures());
            assertEquals(11, quarantine.counts().get("hj212:M1").values().stream().mapToLong(Long::longValue).sum());
            assertEquals(List.of("UNKNOWN_DEVICE"), rejects(""));
            known.send(Hj212Text.frame(data("6", "M1", 5, "1")));
            assertEquals(answer("6", "M1"), known.read(), "a connection that has shown the password is not shut out by others at its address");
        }
    }

    @Test
    void otherCommands_areAnswered() throws IOException {
        try (Hj212Peer peer = peer()) {
            for (String command : List.of("2081", "3019", "3020", "3021")) {
                peer.send(Hj212Text.frame(segment(command, command, "123456", "M1", 5, "DataTime=" + TIME + ";RestartTime=" + TIME)));
                assertEquals(answer(command, "M1"), peer.read());
            }
            peer.send(Hj212Text.frame(segment("8", "7777", "123456", "M1", 5, "")));
            assertEquals("QN=8;ST=91;CN=9011;PW=123456;MN=M1;Flag=4;CP=&&QnRtn=8&&", peer.read());
            peer.send(Hj212Text.frame(segment("9", "1013", "123456", "M1", 5, "")));
            assertEquals("QN=9;ST=91;CN=9013;PW=123456;MN=M1;Flag=4;CP=&&&&", peer.read());
            assertTrue(peer.read().endsWith(";CN=1012;PW=123456;MN=M1;Flag=5;CP=&&SystemTime=20160801085900&&"));
            peer.send(Hj212Text.frame(segment("10", "2011", "123456", "M1", 1, "DataTime=" + TIME + ";a21028-Rtd=1")));
            assertEquals("QN=10;ST=91;CN=9014;PW=123456;MN=M1;Flag=0;CP=&&QN=10&&", peer.read(), "as the edition of 2005 has it");
        }
    }

    @Test
    void splitPacket_isJoined_andEachPartAnswered() throws IOException {
        String first = "QN=534;ST=31;CN=2011;PW=123456;MN=M1;Flag=7;PNUM=2;PNO=1;CP=&&DataTime=" + TIME + ";a21028-Rtd=3.2&&";
        String second = "QN=535;ST=31;CN=2011;PW=123456;MN=M1;Flag=7;PNUM=2;PNO=2;CP=&&DataTime=" + TIME + ";a21028-Flag=D&&";
        try (Hj212Peer peer = peer()) {
            peer.send(Hj212Text.frame(first) + Hj212Text.frame(second));
            assertEquals(answer("534", "M1"), peer.read());
            assertEquals(answer("535", "M1"), peer.read());
            assertEquals(List.of("strict 0@" + MILLIS + "=3.2/BAD"), ingests.payloads());
        }
    }

    @Test
    void deviceThatConnects_isSetOneCommandAfterTheOther() throws IOException {
        try (Hj212Peer peer = peer()) {
            peer.send(Hj212Text.frame(data("1", "M3", 4, "1")));
            for (String expected : List.of("1012 SystemTime=20160801085900", "1000 OverTime=5;ReCount=3", "1062 RtdInterval=30",
                    "1064 MinInterval=10", "2011 ", "1072 NewPW=654321")) {
                String asked = peer.read();
                assertEquals(expected, asked.replaceAll(".*;CN=(\\d+);.*CP=&&(.*)&&", "$1 $2"));
                String qn = asked.substring(3, asked.indexOf(';'));
                peer.send(Hj212Text.frame(segment(qn, "9011", "123456", "M3", 4, "QnRtn=1")));
                peer.send(Hj212Text.frame(segment(qn, "9012", "123456", "M3", 4, "ExeRtn=1")));
            }
            Await.until("all done", () -> listener.counters().commandsDone() == 6);
            peer.send(Hj212Text.frame(segment("7", "1013", "654321", "M3", 4, "")));
            assertTrue(peer.read().contains(";CN=1012;PW=654321;"), "with the password that the device has now");
        }
        try (Hj212Peer peer = peer()) {
            peer.send(Hj212Text.frame(data("2", "M3", 5, "1").replace("123456", "654321")));
            assertTrue(peer.read().contains(";CN=1012;PW=654321;"), "only the clock is set again");
            assertTrue(peer.read().contains(";CN=9014;"));
        }
    }

    @Test
    void reportsOfADevice_areStoppedAndStarted() throws IOException {
        for (String[] each : new String[][] {{"M5", "2012", "2022"}, {"M6", "2011", "2021"}}) {
            try (Hj212Peer peer = peer()) {
                peer.send(Hj212Text.frame(data("1", each[0], 4, "1")));
                for (int i = 1; i <= 2; i++) {
                    String asked = peer.read();
                    assertTrue(asked.contains(";CN=" + each[i] + ";"), asked);
                    String qn = asked.substring(3, asked.indexOf(';'));
                    peer.send(Hj212Text.frame(segment(qn, "9011", "123456", each[0], 4, "QnRtn=1")));
                    peer.send(Hj212Text.frame(segment(qn, "9012", "123456", each[0], 4, "ExeRtn=1")));
                }
            }
        }
        Await.until("all done", () -> listener.counters().commandsDone() == 4);
    }

    @Test
    void strangers_areClosed() throws IOException {
        try (Hj212Peer peer = peer()) {
            peer.send("x".repeat(TcpConnection.UNKNOWN_BYTES_MAX + 1));
            assertTrue(peer.isClosed());
        }
        awaitOpen(0);
        try (Hj212Peer first = peer(); Hj212Peer second = peer(); Hj212Peer third = peer()) {
            awaitOpen(3);
            try (Hj212Peer fourth = peer()) {
                assertTrue(fourth.isClosed(), "beyond connectionsMax");
            }
            third.send(Hj212Text.frame(data("2", "M1", 5, "2")));
            assertEquals(answer("2", "M1"), third.read());
            assertTrue(first.isOpen() && second.isOpen());
        }
    }
}
