package io.hazardwatch.gateway.intake.tcp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: bytes in, messages to the ingest in order, replies out. Event loop only.
 *
 * <p>A message without room waits with all behind it, and the connection is not read until it is taken. A connection that has sent
 * {@value #UNKNOWN_BYTES_MAX} bytes, or was open for {@value #UNKNOWN_SECONDS_MAX} s, without a message of a known device is closed.
 */
public abstract class TcpConnection extends ChannelInboundHandlerAdapter {
    /** Bytes that a connection may send before a device is known. */
    public static final int UNKNOWN_BYTES_MAX = 32 << 10;
    /** How long a connection may be open before a device is known. */
    public static final int UNKNOWN_SECONDS_MAX = 60;
    /** Devices of one connection that are noted as connected. */
    protected static final int DEVICES_MAX = 256;
    private static final int IN_FLIGHT_MAX = 256;
    private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

    private final TcpLoop<?> shared;
    private final Channel channel;
    private final String address;
    private ScheduledFuture<?> patience;
    private int unknownBytes;
    private int owed;
    private boolean hasNoRoom;
    private boolean isClosed;

    protected TcpConnection(TcpLoop<?> shared, Channel channel) {
        this.shared = shared;
        this.channel = channel;
        this.address = ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
    }

    /** Takes in bytes as they come. */
    protected abstract void receive(byte[] bytes, int length);

    /** Whether a device has shown itself over this connection. */
    protected abstract boolean hasKnownDevice();

    /** Handles what has been received, until {@link #isHeld} or no whole message is left. */
    protected abstract void takeReceived();

    /** Handles what had been received when the connection ended, as far as there is room; nobody waits for a reply. */
    protected abstract void takeLast();

    /** Goes on with what {@link #takeLast} has left, now that there is room. */
    protected abstract void takeRest();

    /** The connection has ended; {@link #isPortClosed} says whether the port has too. */
    protected abstract void ended();

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        shared.enter(this);
        patience = channel.eventLoop().schedule(() -> {
            if (!hasKnownDevice()) {
                breakOff();
            }
        }, UNKNOWN_SECONDS_MAX, TimeUnit.SECONDS);
    }

    @Override
    public final void channelRead(ChannelHandlerContext context, Object received) {
        ByteBuf bytes = (ByteBuf) received;
        try {
            shared.counters().received(bytes.readableBytes());
            unknownBytes += hasKnownDevice() ? 0 : bytes.readableBytes();
            while (bytes.isReadable()) {
                int length = Math.min(bytes.readableBytes(), shared.scratch().length);
                bytes.readBytes(shared.scratch(), 0, length);
                receive(shared.scratch(), length);
            }
        } finally {
            bytes.release();
        }
        drain();
        if (!hasKnownDevice() && unknownBytes > UNKNOWN_BYTES_MAX) {
            breakOff();
        }
    }

    @Override
    public final void channelReadComplete(ChannelHandlerContext context) {
        shared.settle();
    }

    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext context) {
        drain();
        shared.settle();
    }

    @Override
    public final void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent && !isHeld()) {
            channel.close();
        }
    }

    @Override
    public final void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection of {} failed", address, cause);
        shared.counters().failed();
        channel.close();
    }

    @Override
    public final void channelInactive(ChannelHandlerContext context) {
        isClosed = true;
        if (patience != null) {
            patience.cancel(false);
        }
        shared.leave(this);
        if (!shared.isClosed()) {
            takeLast();
            shared.settle();
        }
        ended();
    }

    final void close() {
        channel.close();
    }

    final void makeRoom() {
        hasNoRoom = false;
        if (isClosed) {
            takeRest();
        } else {
            drain();
        }
    }

    /** Sends what has been written, and goes on with what waited for it. */
    final void answered() {
        if (!isClosed) {
            channel.flush();
            drain();
        }
    }

    /** Handles what has been received, and reads on if possible. */
    protected final void drain() {
        if (!isClosed) {
            takeReceived();
            channel.config().setAutoRead(!isHeld());
        }
    }

    /** Whether nothing may be taken now. */
    protected final boolean isHeld() {
        return hasNoRoom || !isClosed && (owed >= IN_FLIGHT_MAX || !channel.isWritable());
    }

    /** The loop has no room for a message; {@link #drain} or {@link #takeRest} follows when it has. */
    protected final void waitForRoom() {
        hasNoRoom = true;
    }

    /** Counts replies that are owed; negative for those that were sent. */
    protected final void owe(int replies) {
        owed += replies;
    }

    /** Closes a connection that sends nothing of use. */
    private void breakOff() {
        shared.counters().brokenOff();
        channel.close();
    }

    /** Whether the port is being closed: nothing may be offered any more. */
    protected final boolean isPortClosed() {
        return shared.isClosed();
    }

    protected final boolean isClosed() {
        return isClosed;
    }

    protected final Channel channel() {
        return channel;
    }

    /** Address of the other side, without its port. */
    protected final String address() {
        return address;
    }
}
