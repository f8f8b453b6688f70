package io.hazardwatch.gateway.intake.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.intake.tcp.TcpListener;
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
import io.hazardwatch.gateway.testkit.FakeClock;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A DTU without a network that takes its time to register, in a time that the test moves. */
class DtuRegistrationWaitTest {
    private static final String REGISTRATION = "IMEI861";
    private static final long JUST_BEFORE = 29_999;

    private static final class Line extends EmbeddedChannel {
        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("127.0.0.1", 4_711);
        }
    }

    private static final ConnectionListener NOBODY = new ConnectionListener() {
        @Override
        public void lost(DeviceId device, long atMillis) {
            // nobody asks
        }

        @Override
        public void back(DeviceId device) {
            // nobody asks
        }
    };

    private final Line line = new Line();
    private final Quarantine quarantine = new Quarantine();
    private final Registry registry = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
            List.of(device()))));
    private final ModbusLoop loop = new ModbusLoop(new ModbusSettings(false, "127.0.0.1", 0, 3, 600_000),
            new ModbusLoop.Parts(() -> registry, new FakeIngests(), quarantine, NOBODY, (where, defect) -> { }, new FakeClock(1_000)),
            line.eventLoop());

    private static Device device() {
        DeviceId id = new DeviceId("acme", "depot", "d1");
        ModbusRegister register = new ModbusRegister("p", ModbusTable.HOLDING_REGISTER, 0, 0, ModbusType.UINT16, ModbusOrder.ABCD, 1, 0, null);
        String hex = HexFormat.of().formatHex(REGISTRATION.getBytes(StandardCharsets.US_ASCII));
        return Device.of(id, List.of(new Point(0, id.point("p"), Text.of("p"), "", 0, 100, 1_000, 0, List.of(), List.of(), null)),
                new ModbusBinding(new ModbusBus(null, 0, hex, "", ModbusFraming.RTU), 1, 60_000, 200, 0, List.of(register)));
    }

    @BeforeEach
    void open() {
        line.freezeTime();
        loop.start(DtuLink::new);
        TcpListener.equip(line, 600_000, new DtuConnection(loop, line));
        line.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() {
        loop.close();
        line.finishAndReleaseAll();
    }

    private void receive(String text) {
        line.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void pass(long millis) {
        line.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        line.runPendingTasks();
    }

    @Test
    void silentConnection_isClosedAfterThirtySecondsAndTold() {
        pass(JUST_BEFORE);
        assertTrue(line.isActive());
        pass(1);
        assertFalse(line.isActive());
        Rejected told = quarantine.recent("").getFirst();
        assertEquals(RejectReason.UNKNOWN_DEVICE, told.reason());
        assertTrue(told.detail().startsWith("no registration within 30 s"), told::detail);
        assertEquals(1, loop.counters().refusedRegistrations());
    }

    @Test
    void registrationThatStopsInTheMiddle_isClosedAndShown() {
        receive("IME");
        pass(JUST_BEFORE + 1);
        assertFalse(line.isActive());
        assertEquals("49 4d 45", quarantine.recent("").getFirst().excerpt());
    }

    @Test
    void registrationInPieces_isTakenUntilTheEndOfTheWait() {
        for (char each : REGISTRATION.toCharArray()) {
            receive(String.valueOf(each));
            pass(JUST_BEFORE / REGISTRATION.length());
        }
        assertEquals(1, loop.counters().connected());
        pass(JUST_BEFORE);
        assertTrue(line.isActive());
        assertEquals(List.of(), quarantine.recent(""));
    }

    @Test
    void closedConnection_leavesNoTimerThatKeepsIt() {
        Line other = new Line();
        other.pipeline().addLast(new DtuConnection(loop, other));
        other.pipeline().fireChannelActive();
        assertTrue(other.runScheduledPendingTasks() > 0, "a wait is under way");
        other.close();
        assertEquals(-1, other.runScheduledPendingTasks());
        assertEquals(0, loop.counters().refusedRegistrations());
    }
}
