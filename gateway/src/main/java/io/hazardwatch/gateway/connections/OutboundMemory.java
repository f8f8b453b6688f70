package io.hazardwatch.gateway.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Limits the memory of answers that clients do not read, over all connections of a port. Beyond the limit the connection with
 * the most unread bytes is closed, because it takes memory from devices, notices and all other clients. Event loop, except the
 * count.
 */
final class OutboundMemory {
    private final Set<Channel> channels = new LinkedHashSet<>();
    private final long bytesMax;
    private volatile long closed;
    private volatile long unread;

    /** @param bytesMax unread bytes of all connections together */
    OutboundMemory(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Watches a connection until it is closed. */
    void watch(Channel channel) {
        channels.add(channel);
        channel.closeFuture().addListener(gone -> channels.remove(channel));
    }

    /** Closes one connection when too much is unread. */
    void relieve() {
        long all = 0;
        long most = 0;
        Channel greediest = null;
        for (Channel channel : channels) {
            long bytes = unread(channel);
            all += bytes;
            if (bytes > most) {
                most = bytes;
                greediest = channel;
            }
        }
        unread = all;
        if (all > bytesMax) {
            closed++;
            greediest.unsafe().close(greediest.voidPromise());
        }
    }

    private static long unread(Channel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /** Unread bytes at the last check. Any thread. */
    long unread() {
        return unread;
    }

    /** Connections closed so far. Any thread. */
    long closed() {
        return closed;
    }
}
