package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

/** What MQTT over WebSocket costs before the log-in. */
class PipeBoundsTest {
    private final MqttWebSocketCount count = new MqttWebSocketCount();

    @Test
    void strangersOfOneAddress_areBoundedAndOthersStillComeIn() {
        for (int i = 0; i < MqttWebSocketCount.UNAUTHENTICATED_OF_ADDRESS_MAX; i++) {
            assertTrue(count.enter("a"));
        }
        assertFalse(count.enter("a"));
        assertTrue(count.enter("b"));
        count.leave("a", false);
        assertTrue(count.enter("a"));
    }

    @Test
    void strangersOfAllAddresses_areBounded() {
        for (int i = 0; i < MqttWebSocketCount.UNAUTHENTICATED_MAX; i++) {
            assertTrue(count.enter("address " + i));
        }
        assertFalse(count.enter("one more"));
        count.accept("address 0");
        assertTrue(count.enter("one more"));
        count.leave("address 0", true);
    }

    @Test
    void clientsLetIn_makeRoomForStrangersUpToTheBoundOfClients() {
        for (int i = 0; i < MqttWebSocketCount.CLIENTS_OF_ADDRESS_MAX; i++) {
            assertTrue(count.enter("proxy"));
            count.accept("proxy");
        }
        assertFalse(count.enter("proxy"));
        assertTrue(count.enter("other"));
    }

    @Test
    void strangerWhoSendsMuch_isNotReadUntilLetIn() {
        Reads reads = new Reads();
        PreLogInGate gate = new PreLogInGate();
        EmbeddedChannel channel = new EmbeddedChannel(reads, gate);
        reads.count = 0;
        channel.read();
        assertEquals(1, reads.count);
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[PreLogInGate.BYTES_MAX]));
        int before = reads.count;
        channel.read();
        assertEquals(before, reads.count, "reads no more");
        gate.open();
        assertEquals(before + 1, reads.count);
        channel.finishAndReleaseAll();
    }

    private static final class Reads extends ChannelOutboundHandlerAdapter {
        private int count;

        @Override
        public void read(ChannelHandlerContext ctx) {
            count++;
            ctx.read();
        }
    }
}
