package io.hazardwatch.gateway.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** In the pipeline of a listening socket: closes accepted connections that are beyond the bounds. Acceptor's thread. */
@Sharable
final class Admissions extends ChannelInboundHandlerAdapter {
    private final ConnectionBounds bounds;

    Admissions(ConnectionBounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        Channel connection = (Channel) accepted;
        if (!(connection.remoteAddress() instanceof InetSocketAddress remote)) {
            connection.unsafe().closeForcibly();
            return;
        }
        InetAddress address = remote.getAddress();
        if (bounds.admit(address) == ConnectionBounds.Admission.ADMITTED) {
            connection.closeFuture().addListener(closed -> bounds.release(address));
            ctx.fireChannelRead(accepted);
        } else {
            connection.unsafe().closeForcibly();
        }
    }
}
