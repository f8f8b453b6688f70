package io.hazardwatch.gateway.intake.gb26875;

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
import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireSubject;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.Gb26875Binding;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.Gb26875Bytes;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port as transmission devices see it. */
@ExtendWith(LeakCheck.class)
class Gb26875ListenerTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 30, 10, 0, 1);
    private static final long MILLIS = Instant.parse("2026-11-30T02:00:01Z").toEpochMilli();
    private static final byte[] AT = Gb26875Bytes.time(TIME);
    private static final String KNOWN = "0102030405ff";

    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final Gb26875Listener listener = new Gb26875Listener(new TcpSettings("127.0.0.1", 0, 3, 60_000),
            new TcpLoop.Parts(() -> PLANT, ingests, quarantine, new ConnectionListener() {
                @Override
                public void lost(DeviceId device, long atMillis) {
                    connections.add("lost " + device.device());
                }

                @Override
                public void back(DeviceId device) {
                    connections.add("back " + device.device());
                }
            }, DecodeLimits.STANDARD, new FakeClock(MILLIS + 3_000)), Thread::new);

    private static final Registry PLANT = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0,
            ZoneId.of("Asia/Shanghai"), List.of(), List.of(device()))));

    private static Device device() {
        DeviceId id = new DeviceId("acme", "depot", "fire");
        FireSubject smoke = FireSubject.part(1, 1, 40, 2, 15);
        return Device.of(id, List.of(new Point(0, id.point("smoke"), Text.of("smoke"), "", 0, 1, 1_000, 0, List.of(), List.of(), null)),
                new Gb26875Binding(KNOWN, List.of(new Gb26875Binding.Item(smoke, FireFigure.PART_FIRE, "smoke", 1)), false));
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

    private Gb26875Peer peer() throws IOException {
        return new Gb26875Peer(listener.port().port());
    }

    private static byte[] fire(int serial) {
        return frame(serial, 2, Gb26875Bytes.partState(40, 2, 15, 2, new byte[0], AT));
    }

    private static byte[] frame(int serial, int command, byte[] data) {
        return Gb26875Bytes.frame(serial, KNOWN, command, TIME, data);
    }

    /** The answer as the standard has it: same number and version, the time here, addresses exchanged, no data. */
    private static String answer(String serial, int command) {
        return "4040" + serial + "0102" + "04000a1e0b1a" + "640000000000" + KNOWN + "0000" + "0" + command;
    }

    private static void assertAnswer(String serial, int command, String answer) {
        assertEquals(answer(serial, command), answer.substring(0, 54));
    }

    private List<String> rejects(String enterprise) {
        return quarantine.recent(enterprise).stream().map(Rejected::reason).map(Enum::name).toList();
    }

    @Test
    void state_isConfirmedOnceItIsDurable() throws IOException {
        ingests.withhold();
        try (Gb26875Peer peer = peer()) {
            peer.send(joined(fire(0x0201), fire(2)));
            Await.until("taken", () -> ingests.count() == 2);
            assertEquals(0, listener.counters().confirmed());
            ingests.makeDurable(1);
            assertAnswer("0102", 3, peer.read());
            ingests.makeAllDurable();
            assertAnswer("0200", 3, peer.read());
            assertEquals(List.of("fire 0@" + MILLIS + "=1.0/GOOD", "fire 0@" + MILLIS + "=1.0/GOOD"), ingests.payloads());
            assertEquals(2, listener.counters().frames());
        }
        Await.until("lost", () -> connections.equals(List.of("back fire", "lost fire")));
    }

    @Test
    void withoutRoom_nothingMoreIsReadAndNothingIsLost() throws IOException {
        ingests.makeRoom(1);
        try (Gb26875Peer peer = peer()) {
            for (int i = 1; i <= 200; i++) {
                peer.send(fire(i));
            }
            assertAnswer("0100", 3, peer.read());
            assertEquals(1, ingests.count());
            ingests.makeRoom(1_000);
            for (int i = 2; i <= 200; i++) {
                assertAnswer("%02x00".formatted(i), 3, peer.read());
            }
            assertEquals(200, ingests.count());
        }
    }

    @Test
    void whatHadComeWhenTheConnectionEnded_isTakenWhenThereIsRoom() throws IOException {
        ingests.makeRoom(1);
        try (Gb26875Peer peer = peer()) {
            peer.send(joined(fire(1), fire(2), fire(3)));
            assertAnswer("0100", 3, peer.read());
        }
        ingests.makeRoom(10);
        Await.until("taken", () -> ingests.count() == 3);
    }

    @Test
    void wrongChecksum_isDenied_andTheNextFrameIsTaken() throws IOException {
        byte[] damaged = fire(1);
        damaged[38] ^= 4;
        try (Gb26875Peer peer = peer()) {
            peer.send(joined(damaged, fire(2)));
            assertAnswer("0100", 6, peer.read());
            assertAnswer("0200", 3, peer.read());
            assertEquals(List.of("BAD_CHECKSUM"), rejects("acme"));
            assertEquals(1, listener.counters().denied());
        }
    }

    @Test
    void whatCannotBeUnderstood_isDeniedOrKept() throws IOException {
        try (Gb26875Peer peer = peer()) {
            peer.send(frame(1, 2, new byte[] {(byte) 200, 1}));
            assertAnswer("0100", 6, peer.read());
            peer.send(frame(2, 2, new byte[] {2, 9}));
            assertAnswer("0200", 6, peer.read());
            peer.send(frame(3, 1, new byte[] {90, 1}));
            assertAnswer("0300", 6, peer.read());
            peer.send(frame(4, 2, Gb26875Bytes.partState(40, 9, 9, 2, new byte[0], AT)));
            assertAnswer("0400", 3, peer.read());
            assertEquals(List.of("UNKNOWN_COMMAND", "BAD_FRAME", "UNKNOWN_COMMAND"), rejects("acme").reversed());
        }
    }

    @Test
    void otherTypes_areConfirmedAtOnce_andAnswersAreNotAnswered() throws IOException {
        ingests.withhold();
        try (Gb26875Peer peer = peer()) {
            peer.send(joined(frame(1, 3, new byte[0]), frame(2, 6, new byte[0]), frame(3, 5, Gb26875Bytes.data(28, AT))));
            peer.send(joined(frame(4, 2, new byte[0]), frame(5, 2, Gb26875Bytes.data(25, new byte[] {1, 0}))));
            assertAnswer("0400", 3, peer.read());
            assertAnswer("0500", 3, peer.read());
            Await.until("counted", () -> listener.counters().frames() == 5);
        }
    }

    @Test
    void dirt_isInQuarantineAndTheNextFrameIsTaken() throws IOException {
        try (Gb26875Peer peer = peer()) {
            peer.send(joined("hello".getBytes(), Arrays.copyOf(fire(1), 60), fire(2)));
            assertAnswer("0200", 3, peer.read());
            assertEquals(List.of("BAD_FRAME", "BAD_FRAME"), rejects(""));
        }
    }

    @Test
    void strangers_areNotAnsweredAndClosed() throws IOException {
        try (Gb26875Peer peer = peer()) {
            byte[] unknown = Gb26875Bytes.frame(1, "999999999999", 2, TIME, Gb26875Bytes.deviceState(1, AT));
            peer.send(unknown);
            Await.until("told", () -> rejects("").equals(List.of("UNKNOWN_DEVICE")));
            assertTrue(quarantine.recent("").getFirst().detail().contains("999999999999"), "so that a person can enter it");
            for (int sent = 0; sent <= TcpConnection.UNKNOWN_BYTES_MAX; sent += unknown.length) {
                peer.send(unknown);
            }
            assertTrue(peer.isClosed());
        }
        awaitOpen(0);
        try (Gb26875Peer first = peer(); Gb26875Peer second = peer(); Gb26875Peer third = peer()) {
            awaitOpen(3);
            try (Gb26875Peer fourth = peer()) {
                assertTrue(fourth.isClosed(), "beyond connectionsMax");
            }
            third.send(fire(1));
            assertAnswer("0100", 3, third.read());
            assertTrue(first.isOpen() && second.isOpen());
        }
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }
}
