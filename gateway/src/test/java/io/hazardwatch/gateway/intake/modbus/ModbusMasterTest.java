package io.hazardwatch.gateway.intake.modbus;

import static io.hazardwatch.gateway.testkit.ModbusSlaveSocket.registers;
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
import io.hazardwatch.gateway.testkit.ModbusSlaveSocket;
import io.hazardwatch.gateway.testkit.Ports;
import io.hazardwatch.gateway.time.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The master as slaves of Modbus TCP see it. */
@ExtendWith(LeakCheck.class)
class ModbusMasterTest {
    private static final String ERROR = "modbus java.lang.StackOverflowError: as the test asked for";
    /** Of slaves that answer: longer than this machine is ever busy. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final List<String> connections = new CopyOnWriteArrayList<>();
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isLookBroken = new AtomicBoolean();
    private final AtomicBoolean isClockBroken = new AtomicBoolean();
    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return SYSTEM.millis();
        }

        @Override
        public long nanos() {
            fail(isClockBroken);
            return SYSTEM.nanos();
        }
    };
    private volatile Registry registry;
    private ModbusMaster master;
    private ModbusSlaveSocket slaves;

    private void start(Device... devices) throws IOException {
        registry = registry(devices);
        master = new ModbusMaster(new ModbusSettings(true, "127.0.0.1", -1, 10, 60_000), this::present, ingests, quarantine,
                new ConnectionListener() {
                    @Override
                    public void lost(DeviceId device, long atMillis) {
                        connections.add("lost " + device.device());
                    }

                    @Override
                    public void back(DeviceId device) {
                        connections.add("back " + device.device());
                    }
                }, Thread::new, (where, defect) -> defects.add(where + ' ' + defect), clock);
        master.start();
    }

    private Registry present() {
        fail(isLookBroken);
        return registry;
    }

    private static void fail(AtomicBoolean isBroken) {
        if (isBroken.getAndSet(false)) {
            throw new StackOverflowError("as the test asked for");
        }
    }

    private static Registry registry(Device... devices) {
        return Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(), List.of(devices))));
    }

    @AfterEach
    void stop() throws IOException {
        if (master != null) {
            master.close();
        }
        slaves.close();
    }

    /** A device whose point {@code i} is holding register {@code addresses[i]}, under the index {@code 10 * unit + i}. */
    private Device device(int unit, int timeoutMillis, int... addresses) {
        return device(slaves.port(), unit, timeoutMillis, addresses);
    }

    private static Device device(int port, int unit, int timeoutMillis, int[] addresses) {
        DeviceId id = new DeviceId("acme", "depot", "d" + unit);
        List<Point> points = new ArrayList<>();
        List<ModbusRegister> registers = new ArrayList<>();
        for (int i = 0; i < addresses.length; i++) {
            points.add(new Point(10 * unit + i, id.point("p" + i), Text.of("p"), "", 0, 70_000, 1_000, 0, List.of(), List.of(), null));
            registers.add(new ModbusRegister("p" + i, ModbusTable.HOLDING_REGISTER, addresses[i], 0, ModbusType.UINT16, ModbusOrder.ABCD,
                    1, 0, null));
        }
        ModbusBus bus = new ModbusBus("localhost", port, null, "", ModbusFraming.TCP);
        return Device.of(id, points, new ModbusBinding(bus, unit, 100, timeoutMillis, 0, registers));
    }

    private List<String> payloads() {
        return ingests.payloads().stream().map(payload -> payload.replaceAll("@\\d+", "")).toList();
    }

    private boolean hasReading(String payload) {
        return payloads().contains(payload);
    }

    @Test
    void blocks_areReadOneAfterTheOther_andCountedOnceDurable() throws IOException {
        ingests.withhold();
        slaves = new ModbusSlaveSocket((asked, out) -> registers(3, asked.address(), asked.address() + 1));
        start(device(1, PATIENCE_MILLIS, 4, 5, 100, 101));
        Await.until("two rounds", () -> ingests.count() >= 4);
        assertEquals(List.of("d1 10=4.0/GOOD 11=5.0/GOOD", "d1 12=100.0/GOOD 13=101.0/GOOD"), payloads().subList(0, 2));
        assertEquals(0, master.counters().readings(), "nothing is durable yet");
        ingests.makeDurable(2);
        Await.until("counted", () -> master.counters().readings() == 4);
        assertEquals(List.of("back d1"), connections);
        assertEquals(4, slaves.asked().getFirst().address());
        assertEquals(2, slaves.asked().getFirst().count());
    }

    @Test
    void deadSlave_isToldOnce_andHoldsUpNobody() throws IOException {
        slaves = new ModbusSlaveSocket((asked, out) -> asked.unit() == 2 && hasReading("d2 20=7.0/GOOD") ? null : registers(3, 7));
        start(device(1, PATIENCE_MILLIS, 0), device(2, 500, 0));
        Await.until("lost", () -> connections.contains("lost d2"));
        Await.until("its value is no longer true", () -> hasReading("d2 20=NaN/BAD"));
        int before = ingests.count();
        long askedBefore = askedOf2();
        Await.until("the other goes on", () -> ingests.count() >= before + 20);
        long asked = askedOf2() - askedBefore;
        assertTrue(asked <= 10, "it is asked more and more rarely: " + asked);
        assertEquals(1, connections.stream().filter("lost d2"::equals).count());
        assertEquals(1, payloads().stream().filter("d2 20=NaN/BAD"::equals).count());
    }

    private long askedOf2() {
        return slaves.asked().stream().filter(each -> each.unit() == 2).count();
    }

    @Test
    void errorWhileItLooksAtTheRegistry_isReported_andTheNextLookFollows() throws IOException {
        slaves = new ModbusSlaveSocket((asked, out) -> registers(3, 7));
        start(device(1, 1_000, 0));
        Await.until("read", () -> hasReading("d1 10=7.0/GOOD"));
        isLookBroken.set(true);
        Await.equal(List.of(ERROR), () -> List.copyOf(defects));
        assertEquals(1, master.counters().failures());
        registry = registry(device(1, 1_000, 0), device(2, 1_000, 0));
        Await.until("followed", () -> hasReading("d2 20=7.0/GOOD"));
    }

    @Test
    void errorAtTheTimeOfABus_isReported_andTheBusStartsAnew() throws IOException {
        AtomicBoolean isMute = new AtomicBoolean(true);
        slaves = new ModbusSlaveSocket((asked, out) -> {
            boolean isFirst = isMute.getAndSet(false);
            isClockBroken.set(isFirst); // until somebody asks for the time, which is when the answer is overdue
            return isFirst ? null : registers(3, 7);
        });
        start(device(1, 1_000, 0));
        Await.equal(List.of(ERROR), () -> List.copyOf(defects));
        int before = slaves.asked().size();
        Await.until("asked again", () -> slaves.asked().size() > before);
    }

    @Test
    void slaveThatAnswersAgain_isBack() throws IOException {
        AtomicBoolean isDead = new AtomicBoolean(true);
        slaves = new ModbusSlaveSocket((asked, out) -> isDead.get() ? null : registers(3, 7));
        start(device(1, 500, 0));
        Await.until("lost", () -> connections.contains("lost d1"));
        isDead.set(false);
        Await.until("back", () -> connections.size() >= 2);
        assertEquals(List.of("lost d1", "back d1"), connections.subList(0, 2));
        Await.until("read", () -> hasReading("d1 10=7.0/GOOD"));
    }

    @Test
    void lateAnswer_isToldApartByItsTransaction() throws IOException {
        AtomicInteger number = new AtomicInteger();
        slaves = new ModbusSlaveSocket((asked, out) -> {
            int n = number.incrementAndGet();
            if (n == 1) {
                return null;
            }
            try {
                out.write(ModbusSlaveSocket.frame(asked.transaction() - 1, 1, registers(3, 666)));
                return registers(3, n);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        start(device(1, 500, 0));
        Await.until("read", () -> payloads().stream().anyMatch(payload -> payload.endsWith(".0/GOOD")));
        assertTrue(master.counters().lateAnswers() >= 1);
        assertTrue(payloads().stream().noneMatch(payload -> payload.contains("666")));
    }

    @Test
    void exception_isABadReading_inQuarantineOnceUntilItChanges() throws IOException {
        AtomicInteger code = new AtomicInteger(2);
        slaves = new ModbusSlaveSocket((asked, out) -> asked.address() == 0 ? registers(3, 1) : new byte[] {(byte) 0x83, (byte) code.get()});
        start(device(1, PATIENCE_MILLIS, 0, 50));
        Await.until("five rounds", () -> ingests.count() >= 10);
        assertTrue(hasReading("d1 10=1.0/GOOD") && hasReading("d1 11=NaN/BAD"));
        assertEquals(List.of("back d1"), connections, "it is alive");
        assertTrue(quarantine.counts().get("modbus:localhost:" + slaves.port() + "/1").get(RejectReason.DEVICE_EXCEPTION) >= 3);
        assertTrue(master.counters().exceptions() >= 4);
    }

    @Test
    void converterThatSaysNobodyAnswers_isSilenceWithoutWaiting() throws IOException {
        slaves = new ModbusSlaveSocket((asked, out) -> new byte[] {(byte) 0x83, 11});
        start(device(1, 60_000, 0));
        Await.until("lost", () -> connections.contains("lost d1"));
    }

    @Test
    void answerToSomethingElse_isRefused_andAStreamThatIsNoneOpensAnew() throws IOException {
        AtomicInteger number = new AtomicInteger();
        slaves = new ModbusSlaveSocket((asked, out) -> {
            try {
                switch (number.incrementAndGet()) {
                    case 1 -> {
                        return registers(3, 1, 2, 3);
                    }
                    case 2 -> out.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    default -> {
                        return registers(3, 9);
                    }
                }
                return null;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        start(device(1, PATIENCE_MILLIS, 0));
        Await.until("opened anew", () -> hasReading("d1 10=9.0/GOOD"));
        assertEquals("d1 10=NaN/BAD", payloads().getFirst());
        assertEquals(2, master.counters().connects());
        assertEquals(List.of(RejectReason.BAD_FRAME), quarantine.recent("acme").stream().map(Rejected::reason).distinct().toList());
        assertEquals(List.of("back d1", "lost d1", "back d1"), connections);
    }

    @Test
    void brokenConnection_isLost_andOpenedAgain() throws IOException {
        slaves = new ModbusSlaveSocket((asked, out) -> registers(3, 1));
        start(device(1, PATIENCE_MILLIS, 0), device(2, PATIENCE_MILLIS, 0));
        Await.until("both", () -> connections.size() == 2);
        slaves.hangUp();
        Await.until("lost and back", () -> connections.size() == 6);
        assertTrue(connections.subList(2, 4).containsAll(List.of("lost d1", "lost d2")));
        Await.until("health", () -> master.problem() == null);
    }

    @Test
    void nobodyListens_isWeather() throws IOException {
        slaves = new ModbusSlaveSocket((asked, out) -> registers(3, 1));
        try (Socket deaf = Ports.notListening()) {
            start(device(deaf.getLocalPort(), 1, PATIENCE_MILLIS, new int[] {0}));
            Await.until("lost", () -> connections.contains("lost d1"));
            assertEquals("none of 1 buses is connected", master.problem());
        }
    }

    @Test
    void withoutRoom_theBusRests_andNothingIsLost() throws IOException {
        ingests.makeRoom(1);
        slaves = new ModbusSlaveSocket((asked, out) -> registers(3, 1));
        start(device(1, PATIENCE_MILLIS, 0));
        Await.until("no room", () -> master.counters().backpressurePauses() > 0);
        int asked = slaves.asked().size();
        assertEquals(2, asked, "one taken, one waiting");
        ingests.makeRoom(100);
        Await.until("goes on", () -> ingests.count() >= 4);
    }

    @Test
    void reloadedRegistry_isFollowed() throws IOException {
        slaves = new ModbusSlaveSocket((asked, out) -> registers(3, asked.address()));
        start(device(1, PATIENCE_MILLIS, 3));
        Await.until("read", () -> hasReading("d1 10=3.0/GOOD"));
        registry = registry(device(1, PATIENCE_MILLIS, 4));
        Await.until("the new register", () -> hasReading("d1 10=4.0/GOOD"));
        assertEquals(1, master.counters().connects(), "over the same connection");
        registry = registry();
        Await.until("nothing left", () -> master.counters().buses() == 0);
        int asked = slaves.asked().size();
        registry = registry(device(1, PATIENCE_MILLIS, 5));
        Await.until("again", () -> hasReading("d1 10=5.0/GOOD"));
        assertTrue(slaves.asked().size() > asked && Arrays.asList(3, 4, 5).contains(slaves.asked().getLast().address()));
    }
}
