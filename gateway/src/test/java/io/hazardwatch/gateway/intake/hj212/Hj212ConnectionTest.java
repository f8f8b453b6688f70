package io.hazardwatch.gateway.intake.hj212;

import static io.hazardwatch.gateway.intake.hj212.Hj212ListenerTest.data;
import static io.hazardwatch.gateway.intake.hj212.Hj212ListenerTest.segment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.decode.DecodeLimits;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.tcp.TcpListener;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.Hj212Text;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection without a network, in a time that the test moves. */
class Hj212ConnectionTest {
    private static final int IDLE_SECONDS = 60;

    /** A channel whose peer takes nothing while it is stalled. */
    private static final class Line extends EmbeddedChannel {
        private boolean isStalled;

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress("127.0.0.1", 4_711);
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer out) throws Exception {
            if (!isStalled) {
                super.doWrite(out);
            }
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

    private final FakeIngests ingests = new FakeIngests();
    private final Line line = new Line();
    private final Hj212Loop loop = new Hj212Loop(new TcpLoop.Parts(() -> Hj212ListenerTest.PLANT, ingests, new Quarantine(), NOBODY,
            DecodeLimits.STANDARD, new FakeClock(Instant.parse("2016-08-01T00:59:00Z").toEpochMilli())), line.eventLoop(), ConnectionBounds.inAll(9));

    @BeforeEach
    void open() {
        line.freezeTime();
        line.config().setWriteBufferWaterMark(new WriteBufferWaterMark(TcpListener.UNSENT_BYTES_MAX / 2, TcpListener.UNSENT_BYTES_MAX));
        TcpListener.equip(line, TimeUnit.SECONDS.toMillis(IDLE_SECONDS), new Hj212Connection(loop, line));
        line.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() {
        line.isStalled = false;
        line.finishAndReleaseAll();
    }

    private void send(String segment) {
        line.writeInbound(Unpooled.copiedBuffer(Hj212Text.frame(segment), StandardCharsets.UTF_8));
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            line.advanceTimeBy(1, TimeUnit.SECONDS);
            line.runPendingTasks();
        }
    }

    private int written(String part) {
        int count = 0;
        for (ByteBuf next = line.readOutbound(); next != null; next = line.readOutbound()) {
            count += next.toString(StandardCharsets.UTF_8).contains(part) ? 1 : 0;
            next.release();
        }
        return count;
    }

    @Test
    void connectionThatSendsNothing_isClosed() {
        send(data("1", "M1", 5, "1"));
        pass(IDLE_SECONDS - 1);
        send(data("2", "M1", 5, "2"));
        pass(IDLE_SECONDS - 1);
        assertTrue(line.isOpen());
        pass(1);
        assertFalse(line.isOpen());
        assertEquals(2, ingests.count());
    }

    @Test
    void connectionThatTheGatewayDoesNotRead_isNotTakenForASilentOne() {
        ingests.makeRoom(0);
        send(data("1", "M1", 5, "1"));
        pass(3 * IDLE_SECONDS);
        assertTrue(line.isOpen());
        ingests.makeRoom(9);
        line.runPendingTasks();
        assertEquals(1, written(";CN=9014;"));
        pass(2 * IDLE_SECONDS);
        assertFalse(line.isOpen(), "silent once it is read again");
    }

    @Test
    void peerThatTakesNoAnswers_isClosed() {
        line.isStalled = true;
        send(data("1", "M1", 5, "1"));
        pass(TcpListener.WRITE_SECONDS_MAX - 1);
        assertTrue(line.isOpen());
        pass(1);
        assertFalse(line.isOpen());
    }

    @Test
    void answersThatFillTheLine_allFollowWhenThePeerReads() {
        ingests.commitAlarms(0);
        line.isStalled = true;
        for (int i = 0; i < 250; i++) {
            send(data("" + i, "M4", 5, "1"));
        }
        ingests.commitAlarms(250);
        line.runPendingTasks();
        assertFalse(line.isWritable(), "the line is full");
        line.isStalled = false;
        line.flush();
        line.runPendingTasks();
        assertEquals(250, written(";CN=9014;"));
        assertEquals(0, loop.counters().failures());
    }

    @Test
    void deviceThatAsksForTheTimeAgainAndAgain_isSentItOnce() {
        for (int i = 0; i < 50; i++) {
            send(segment("" + i, "1013", "123456", "M1", 4, ""));
        }
        pass(10 * Hj212Session.TIMEOUT_SECONDS / 2);
        assertEquals(Hj212Session.TRIES_MAX, written(";CN=1012;"));
        assertEquals(1, loop.counters().commandsFailed());
    }

    @Test
    void whatCameBeforeTheEnd_isTakenWhenThereIsRoom() {
        ingests.makeRoom(0);
        line.writeInbound(Unpooled.copiedBuffer(Hj212Text.frame(data("1", "M1", 4, "1")) + Hj212Text.frame(data("2", "M1", 4, "2"))
                + Hj212Text.frame(segment("3", "2011", "123456", "M1", 4, "a21028-Rtd=3")), StandardCharsets.UTF_8));
        line.close();
        line.runPendingTasks();
        assertEquals(0, ingests.count());
        ingests.makeRoom(2);
        line.runPendingTasks();
        assertEquals(2, ingests.count());
        ingests.makeRoom(2);
        line.runPendingTasks();
        assertEquals(3, ingests.count());
    }

    @Test
    void textOfADevice_isOneShortLineInTheLog() {
        assertEquals("a?[31mb??c", Hj212Shown.inLog("a\u001b[31mb\r\nc"));
        assertEquals("x".repeat(200) + '…', Hj212Shown.inLog("x".repeat(9_000)));
    }
}
