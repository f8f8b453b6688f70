package io.hazardwatch.gateway.intake.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.CurrentLoop;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.ModbusFraming;
import io.hazardwatch.gateway.model.ModbusOrder;
import io.hazardwatch.gateway.model.ModbusRegister;
import io.hazardwatch.gateway.model.ModbusTable;
import io.hazardwatch.gateway.model.ModbusType;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slaves of a foreign implementation, Debian's {@code python3-pymodbus}, in every framing. */
@Tag("service")
@ExtendWith(LeakCheck.class)
class PymodbusTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final String SLAVE = """
            import asyncio
            import sys
            from pymodbus.constants import Endian
            from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
            from pymodbus.framer.ascii_framer import ModbusAsciiFramer
            from pymodbus.framer.rtu_framer import ModbusRtuFramer
            from pymodbus.framer.socket_framer import ModbusSocketFramer
            from pymodbus.payload import BinaryPayloadBuilder
            from pymodbus.server import StartTcpServer

            builder = BinaryPayloadBuilder(byteorder=Endian.Big, wordorder=Endian.Big)
            builder.add_32bit_float(12.5)
            builder.add_32bit_int(-123456)
            builder.add_16bit_int(-100)
            builder.add_64bit_float(6.25)
            registers = builder.to_registers()
            builder = BinaryPayloadBuilder(byteorder=Endian.Big, wordorder=Endian.Little)
            builder.add_32bit_float(-2.5)
            registers += builder.to_registers()
            slave = ModbusSlaveContext(
                di=ModbusSequentialDataBlock(0, [False, True, True]),
                co=ModbusSequentialDataBlock(0, [True, False, True] * 10),
                hr=ModbusSequentialDataBlock(0, registers),
                ir=ModbusSequentialDataBlock(0, [12000, 3500]),
                zero_mode=True)
            framer = {"TCP": ModbusSocketFramer, "RTU": ModbusRtuFramer, "ASCII": ModbusAsciiFramer}[sys.argv[1]]
            listen = asyncio.BaseEventLoop.create_server

            async def listen_and_say_where(loop, *args, **options):
                server = await listen(loop, *args, **options)
                print(server.sockets[0].getsockname()[1], flush=True)
                return server

            asyncio.BaseEventLoop.create_server = listen_and_say_where
            StartTcpServer(context=ModbusServerContext(slaves={17: slave}, single=False), address=("127.0.0.1", 0), framer=framer)
            """;

    private final FakeIngests ingests = new FakeIngests();

    @TempDir
    private Path directory;

    private static ModbusRegister register(String point, ModbusTable table, int address, ModbusType type, ModbusOrder order, CurrentLoop loop) {
        return new ModbusRegister(point, table, address, 0, type, order, loop == null ? 1 : 0.001, 0, loop);
    }

    private static Device device(ModbusFraming framing, int port) {
        CurrentLoop loop = new CurrentLoop(0, 100);
        List<ModbusRegister> registers = List.of(
                register("p1", ModbusTable.HOLDING_REGISTER, 0, ModbusType.FLOAT32, ModbusOrder.ABCD, null),
                register("p2", ModbusTable.HOLDING_REGISTER, 2, ModbusType.INT32, ModbusOrder.ABCD, null),
                register("p3", ModbusTable.HOLDING_REGISTER, 4, ModbusType.INT16, ModbusOrder.ABCD, null),
                register("p4", ModbusTable.HOLDING_REGISTER, 5, ModbusType.FLOAT64, ModbusOrder.ABCD, null),
                register("p5", ModbusTable.HOLDING_REGISTER, 9, ModbusType.FLOAT32, ModbusOrder.CDAB, null),
                register("p6", ModbusTable.INPUT_REGISTER, 0, ModbusType.UINT16, ModbusOrder.ABCD, loop),
                register("p7", ModbusTable.INPUT_REGISTER, 1, ModbusType.UINT16, ModbusOrder.ABCD, loop),
                register("p8", ModbusTable.COIL, 20, ModbusType.BIT, ModbusOrder.ABCD, null),
                register("p9", ModbusTable.DISCRETE_INPUT, 0, ModbusType.BIT, ModbusOrder.ABCD, null),
                register("p10", ModbusTable.INPUT_REGISTER, 500, ModbusType.UINT16, ModbusOrder.ABCD, null));
        DeviceId id = new DeviceId("acme", "depot", "d");
        List<Point> points = new ArrayList<>();
        for (int i = 1; i <= registers.size(); i++) {
            points.add(new Point(i, id.point("p" + i), Text.of("p"), "", -1e9, 1e9, 1_000, 0, List.of(), List.of(), null));
        }
        ModbusBus bus = new ModbusBus("127.0.0.1", port, null, "", framing);
        return Device.of(id, points, new ModbusBinding(bus, 17, 200, 60_000, 0, registers));
    }

    @ParameterizedTest
    @EnumSource
    void allTablesAndTypes_areRead(ModbusFraming framing) throws Exception {
        Path script = Files.writeString(directory.resolve("slave.py"), SLAVE);
        Process python = new ProcessBuilder(PYTHON, script.toString(), framing.name()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String port = python.inputReader().readLine();
        assertNotNull(port, "the server of pymodbus must be installed for " + PYTHON + " (Debian: python3-pymodbus, python3-serial-asyncio)");
        Registry registry = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                List.of(device(framing, Integer.parseInt(port))))));
        try (ModbusMaster master = new ModbusMaster(new ModbusSettings(true, "127.0.0.1", -1, 1, 60_000), () -> registry, ingests, new Quarantine(),
                new Unconcerned(), Thread::new, (where, defect) -> { }, Clock.SYSTEM)) {
            master.start();
            String blocks = "[d 9=0.0/GOOD, d 8=1.0/GOOD, d 1=12.5/GOOD 2=-123456.0/GOOD 3=-100.0/GOOD 4=6.25/GOOD 5=-2.5/GOOD,"
                    + " d 6=50.0/GOOD 7=NaN/BAD, d 10=NaN/BAD]";
            List<String> expected = List.of(blocks.substring(1, blocks.length() - 1).split(", "));
            Await.until("everything is read, of " + ingests.payloads(), 60_000, () -> readings().containsAll(expected) || !python.isAlive());
            assertTrue(python.isAlive());
            assertEquals(0, master.counters().lateAnswers());
            assertTrue(master.counters().exceptions() > 0, "there is no register 500");
        } finally {
            python.destroy();
            assertTrue(python.waitFor(60, TimeUnit.SECONDS) || python.destroyForcibly().waitFor() != 0);
        }
    }

    private List<String> readings() {
        return ingests.payloads().stream().map(payload -> payload.replaceAll("@\\d+", "")).toList();
    }

    /** Does not care which devices are connected. */
    private static final class Unconcerned implements ConnectionListener {
        @Override
        public void lost(DeviceId device, long atMillis) {
            // not of interest here
        }

        @Override
        public void back(DeviceId device) {
            // not of interest here
        }
    }
}
