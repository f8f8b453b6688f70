package io.hazardwatch.gateway.intake.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.ModbusFraming;
import io.hazardwatch.gateway.model.ModbusOrder;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusTable;
import io.hazardwatch.gateway.model.ModbusType;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.registry.ModbusBinding;
import io.hazardwatch.gateway.registry.ModbusBus;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.time.Clock;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The port as DTUs see it: registration, heartbeats, dirt, silence, late answers. Checksums are worked out apart from the gateway. */
@ExtendWith(LeakCheck.class)
class DtuConnectionTest {
    private static final String REGISTRATION = "IMEI861";
    /** Unit 1 and 2, function 3, one register: 7. */
    private static final String SEVEN = "0103020007f986";
    private static final String SEVEN_OF_2 = "0203020007bd86";
    /** Unit 1: 9. */
    private static final String NINE = "01030200097842";

    private static final int SILENCE_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 60_000;

    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private Registry registry;
    private final ModbusMaster master = new ModbusMaster(new ModbusSettings(false, "127.0.0.1", 0, 3, 60_000), () -> registry, ingests, quarantine,
            new ConnectionListener() {
                @Override
                public void lost(DeviceId device, long atMillis) {
                    connections.add("lost " + device.device());
                }

                @Override
                public void back(DeviceId device) {
                    connections.add("back " + device.device());
                }
            }, Thread::new, (where, defect) -> { }, Clock.SYSTEM);

    private static Device device(int unit, int timeoutMillis) {
        DeviceId id = new DeviceId("acme", "depot", "d" + unit);
        Point point = new Point(unit, id.point("p"), Text.of("p"), "", 0, 70_000, 1_000, 0, List.of(), List.of(), null);
        ModbusRegister register = new ModbusRegister("p", ModbusTable.HOLDING_REGISTER, 0, 0, ModbusType.UINT16, ModbusOrder.ABCD, 1, 0, null);
        String hex = HexFormat.of().formatHex(REGISTRATION.getBytes(StandardCharsets.US_ASCII));
        return Device.of(id, List.of(point), new ModbusBinding(new ModbusBus(null, 0, hex, "5050", ModbusFraming.RTU), unit, 100, timeoutMillis,
                0, List.of(register)));
    }

    /** A DTU on a plain socket. */
    private final class Dtu implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", master.port());
        private final DataInputStream in = new DataInputStream(socket.getInputStream());

        private Dtu(String first) throws IOException {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
        }

        /** The unit of the next request. */
        int asked() throws IOException {
            byte[] request = new byte[8];
            in.readFully(request);
            String hex = HexFormat.of().formatHex(request);
            assertTrue(List.of("010300000001840a", "0203000000018439").contains(hex), hex);
            return request[0];
        }

        void answer(String hex) throws IOException {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));
        }

        /** Answers every request by 7 until the point has it. */
        void serveUntilRead(int unit) throws IOException {
            while (!hasReading("d" + unit + " " + unit + "=7.0/GOOD")) {
                answer(asked() == 1 ? SEVEN : SEVEN_OF_2);
            }
        }

        boolean isClosed() {
            try {
                return in.read() < 0;
            } catch (IOException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private boolean hasReading(String payload) {
        return ingests.payloads().stream().anyMatch(each -> each.replaceAll("@\\d+", "").equals(payload));
    }

    private List<RejectReason> rejects(String enterprise) {
        return quarantine.recent(enterprise).stream().map(Rejected::reason).toList();
    }

    /** Silence is only what a test means by it: the other slave is waited for longer than this machine is ever busy. */
    private void start(int timeoutMillisOf1, int timeoutMillisOf2) {
        registry = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(device(1, timeoutMillisOf1), device(2, timeoutMillisOf2)))));
        master.start();
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void dtuThatRegisters_isAsked_heartbeatsAndDirtNotwithstanding() throws IOException {
        start(PATIENCE_MILLIS, PATIENCE_MILLIS);
        try (Dtu dtu = new Dtu("IMEI")) {
            dtu.answer("383631" + "5050");
            for (int i = 0; i < 6; i++) {
                int unit = dtu.asked();
                dtu.answer("5050");
                dtu.answer(i % 2 == 0 ? "0103fa00ff" : "01830200");
                dtu.answer((unit == 1 ? SEVEN : SEVEN_OF_2) + "00");
            }
            assertTrue(hasReading("d1 1=7.0/GOOD") && hasReading("d2 2=7.0/GOOD"));
            assertEquals(0, master.counters().timeouts(), "each good answer is taken, whatever lies before it");
            assertEquals(2, connections.size());
        }
        Await.until("lost", () -> connections.containsAll(List.of("lost d1", "lost d2")));
    }

    @Test
    void unknownRegistration_isRefused_andTold() throws IOException {
        start(PATIENCE_MILLIS, PATIENCE_MILLIS);
        try (Dtu dtu = new Dtu("IMEI999")) {
            assertTrue(dtu.isClosed());
        }
        Rejected told = quarantine.recent("").getFirst();
        assertEquals(RejectReason.UNKNOWN_DEVICE, told.reason());
        assertEquals("49 4d 45 49 39 39 39", told.excerpt());
        assertEquals(1, master.counters().refusedRegistrations());
    }

    @Test
    void secondConnection_replacesTheFirst() throws IOException {
        start(PATIENCE_MILLIS, PATIENCE_MILLIS);
        try (Dtu first = new Dtu(REGISTRATION)) {
            first.serveUntilRead(1);
            try (Dtu second = new Dtu(REGISTRATION)) {
                Await.until("replaced", () -> master.counters().connects() == 2);
                second.asked();
                while (!first.isClosed()) {
                    // requests that were under way
                }
                assertEquals(List.of(), connections.stream().filter(each -> each.startsWith("lost")).toList());
            }
        }
    }

    @Test
    void silence_isTold_andLateAnswersAreDiscarded() throws IOException {
        start(SILENCE_MILLIS, PATIENCE_MILLIS);
        try (Dtu dtu = new Dtu(REGISTRATION)) {
            while (dtu.asked() != 1) {
                dtu.answer(SEVEN_OF_2);
            }
            assertEquals(2, dtu.asked(), "the other slave has its turn when one is silent");
            assertEquals(1, master.counters().timeouts());
            long before = ingests.count();
            dtu.answer(SEVEN);
            dtu.answer(SEVEN_OF_2);
            Await.until("the right one is read", () -> ingests.count() > before);
            assertTrue(hasReading("d2 2=7.0/GOOD"));
            assertEquals(1, master.counters().lateAnswers());
            assertTrue(!hasReading("d1 1=7.0/GOOD"), "the late answer counts for nobody");
        }
    }

    @Test
    void lateAnswerOfTheSameSlave_isReplacedByTheOneThatFollows() throws IOException {
        start(SILENCE_MILLIS, PATIENCE_MILLIS);
        try (Dtu dtu = new Dtu(REGISTRATION)) {
            while (dtu.asked() != 1) {
                dtu.answer(SEVEN_OF_2);
            }
            while (!hasReading("d1 1=9.0/GOOD")) { // until both come in time, too
                dtu.answer(dtu.asked() == 1 ? SEVEN + NINE : SEVEN_OF_2);
            }
            assertTrue(!hasReading("d1 1=7.0/GOOD"));
        }
    }

    @Test
    void nothingButDirt_isToldAsSuch() throws IOException {
        start(SILENCE_MILLIS, PATIENCE_MILLIS);
        try (Dtu dtu = new Dtu(REGISTRATION)) {
            while (!rejects("acme").contains(RejectReason.BAD_CHECKSUM)) { // until it comes in time, too
                dtu.answer(dtu.asked() == 1 ? "0103020007" + "86f9" : SEVEN_OF_2);
            }
        }
    }

    @Test
    void deadConnection_isClosed() throws IOException {
        start(SILENCE_MILLIS, SILENCE_MILLIS);
        try (Dtu dtu = new Dtu(REGISTRATION)) {
            assertTrue(dtu.in.readAllBytes().length >= 8 * BusMaster.DEAD_AFTER);
        }
    }
}
