package io.hazardwatch.gateway.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class OutboundMemoryTest {
    private final OutboundMemory memory = new OutboundMemory(10_000);

    private EmbeddedChannel leaving(int bytes) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.write(Unpooled.wrappedBuffer(new byte[bytes]));
        memory.watch(channel);
        return channel;
    }

    @Test
    void moreUnreadThanTheBound_closesTheConnectionThatLeavesTheMost() {
        EmbeddedChannel modest = leaving(4_000);
        EmbeddedChannel greedy = leaving(7_000);
        memory.relieve();
        assertTrue(modest.isOpen());
        assertFalse(greedy.isOpen());
        assertEquals(1, memory.closed());
        memory.relieve();
        assertTrue(modest.isOpen());
        assertEquals(1, memory.closed());
    }

    @Test
    void unreadUpToTheBound_staysAndIsCounted() {
        EmbeddedChannel calm = leaving(4_000);
        memory.relieve();
        assertTrue(calm.isOpen());
        assertTrue(memory.unread() >= 4_000);
    }
}
