package io.hazardwatch.gateway.api;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * Limits what is read from a connection before it has logged in. However large a frame the client announces, at most one read
 * beyond {@link #BYTES_MAX} is kept. First in the pipeline; event loop.
 */
final class PreLogInGate extends ChannelDuplexHandler {
    /** Enough for CONNECT with a will message, and its frame header. */
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

    /** Closes the connection without waiting for the other side. */
    void close() {
        context.close();
    }

    /** Lifts the limit: from now on everything is read. */
    void open() {
        context.pipeline().remove(this);
        if (isReadDue) {
            context.pipeline().read();
        }
    }
}
