package io.hazardwatch.gateway.intake.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.tcp.TcpListener;
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
import io.hazardwatch.gateway.testkit.FakeClock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Fifty DTUs that have dialled in, each with ten slaves on its serial line that are asked each second, one of the ten dead behind every second DTU.
 * The gateway's own polling over channels without a network, in a time that the test moves.
 */
class DtuPeriodTest {
    private static final int DTUS = 50;
    private static final int SLAVES = 10;
    private static final int DEAD = 7;
    private static final long WARM_MILLIS = 60_000;
    private static final long END_MILLIS = 180_000;
    /** Heartbeats come between the answers. */
    private static final int HEARTBEAT_MILLIS = 7_000;
    private static final byte[] REGISTRATION = {1, 2, 3};
    private static final byte[] HEARTBEAT = {'P', 'P'};

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

    private static Device device(int unit) {
        DeviceId id = new DeviceId("acme", "depot", "d" + unit);
        ModbusRegister register = new ModbusRegister("p", ModbusTable.HOLDING_REGISTER, 0, 0, ModbusType.UINT16, ModbusOrder.ABCD, 1, 0, null);
        ModbusBus bus = new ModbusBus(null, 0, HexFormat.of().formatHex(REGISTRATION), HexFormat.of().formatHex(HEARTBEAT), ModbusFraming.RTU);
        return Device.of(id, List.of(new Point(unit, id.point("p"), Text.of("p"), "", 0, 100, 1_000, 0, List.of(), List.of(), null)),
                new ModbusBinding(bus, unit, 1_000, 1_000, 0, List.of(register)));
    }

    /** An answer to function 3: one register, 7. */
    private static byte[] seven(int unit) {
        byte[] frame = {(byte) unit, 3, 2, 0, 7, 0, 0};
        int sum = 0xFFFF;
        for (int bit = 0; bit < 40; bit++) {
            int one = (frame[bit / 8] >> bit % 8 ^ sum) & 1;
            sum = sum >> 1 ^ (one == 1 ? 0xA001 : 0);
        }
        frame[5] = (byte) sum;
        frame[6] = (byte) (sum >> 8);
        return frame;
    }

    /** One DTU, its slaves, and the gateway's end of its connection. */
    private static final class Line extends EmbeddedChannel {
        private final FakeClock clock = new FakeClock(1_000);
        private final SplittableRandom random;
        private final boolean isOneDead;
        private final List<Long> periods;
        private final FakeIngests ingests = new FakeIngests();
        private final long[] asked = new long[SLAVES + 1];
        private int silent;
        private long answerAt = Long.MAX_VALUE;
        private byte[] answer;

        Line(int number, List<Long> periods) {
            this.random = new SplittableRandom(number);
            this.isOneDead = number % 2 == 0;
            this.periods = periods;
            Arrays.fill(asked, -1);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("127.0.0.1", 4_711);
        }

        ModbusCounters play() {
            freezeTime();
            Registry registry = Registry.of(List.of(new Site("acme", "depot", Text.of("depot"), "lpg_depot", 0, 0, ZoneOffset.UTC, List.of(),
                    IntStream.rangeClosed(1, SLAVES).mapToObj(DtuPeriodTest::device).toList())));
            ModbusLoop loop = new ModbusLoop(new ModbusSettings(false, "127.0.0.1", 0, 3, 600_000), new ModbusLoop.Parts(() -> registry, ingests,
                    new Quarantine(), NOBODY, (where, defect) -> periods.add(Long.MAX_VALUE), clock), eventLoop());
            loop.start(DtuLink::new);
            TcpListener.equip(this, 600_000, new DtuConnection(loop, this));
            pipeline().fireChannelActive();
            writeInbound(Unpooled.copiedBuffer(REGISTRATION));
            for (long now = 0; now < END_MILLIS;) {
                serve(now);
                long timerMillis = 1 + TimeUnit.NANOSECONDS.toMillis(runScheduledPendingTasks() - 1);
                long step = Math.clamp(Math.min(timerMillis, answerAt - now), 1, HEARTBEAT_MILLIS - now % HEARTBEAT_MILLIS);
                now += step;
                clock.advance(step);
                advanceTimeBy(step, TimeUnit.MILLISECONDS);
                runScheduledPendingTasks();
            }
            loop.close();
            finishAndReleaseAll();
            return loop.counters();
        }

        private void serve(long now) {
            for (ByteBuf request = readOutbound(); request != null; request = readOutbound()) {
                asked(request.getByte(0), now);
                request.release();
            }
            if (now >= answerAt) {
                answerAt = Long.MAX_VALUE;
                writeInbound(Unpooled.wrappedBuffer(answer));
            }
            if (now % HEARTBEAT_MILLIS == 0) {
                writeInbound(Unpooled.copiedBuffer(HEARTBEAT));
            }
        }

        private void asked(int unit, long now) {
            if (isOneDead && unit == DEAD) {
                silent++;
                return;
            }
            if (asked[unit] >= WARM_MILLIS) {
                periods.add(now - asked[unit]);
            }
            asked[unit] = now;
            answer = seven(unit);
            answerAt = now + 2 + random.nextInt(20);
        }
    }

    @Test
    void livingSlavesBehindDtus_keepTheirPeriodBesideDeadOnes_alsoInTheWorstOfAThousand() {
        List<Long> periods = new ArrayList<>();
        long timeouts = 0;
        int silent = 0;
        for (int number = 0; number < DTUS; number++) {
            Line line = new Line(number, periods);
            timeouts += line.play().timeouts();
            silent += line.silent;
        }
        periods.sort(null);
        assertTrue(periods.size() > DTUS * SLAVES * 100, "only " + periods.size() + " periods");
        assertTrue(silent > DTUS / 2 * 4 && silent < DTUS / 2 * 15, "the dead were asked " + silent + " times");
        assertTrue(timeouts <= silent && timeouts >= silent - DTUS / 2, "nobody who lives was given up, but " + timeouts + " of " + silent);
        long worst = periods.get((int) (periods.size() * 0.999));
        assertTrue(worst <= 1_200, "p99.9 of " + periods.size() + " periods is " + worst + " ms, the longest " + periods.getLast());
        assertEquals(1_000, periods.get(periods.size() / 2));
    }
}
