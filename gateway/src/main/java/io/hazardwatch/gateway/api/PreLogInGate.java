package io.hazardwatch.gateway.api;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * Reads no more of a connection than a log-in takes, until it is opened: however large a frame a stranger announces, what is
 * kept of it is one read beyond {@link #BYTES_MAX}. First in the pipeline; event loop.
 */
final class PreLogInGate extends ChannelDuplexHandler {
    /** Room for CONNECT with a will, and the head of its frame. */
    static final int BYTES_MAX = 8192;

    private ChannelHandlerContext context;
    private int bytes;
    private boolean isReadDue;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf buffer) {
            bytes += buffer.readableBytes();
        }
        ctx.fireChannelRead(message);
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        if (bytes >= BYTES_MAX) {
            isReadDue = true;
        } else {
            ctx.read();
        }
    }

    /** Ends the connection, without waiting for the other side. */
    void close() {
        context.close();
    }

    /** From now on everything is read. */
    void open() {
        context.pipeline().remove(this);
        if (isReadDue) {
            context.pipeline().read();
        }
    }
}
