package io.hazardwatch.gateway.connections;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Closes accepted connections beyond the limits, and closes connections without a log-in to make room when the port is nearly
 * full; in the pipeline of a listening socket. Acceptor's thread.
 */
@Sharable
final class AdmissionHandler extends ChannelInboundHandlerAdapter {
    private final ConnectionBounds bounds;
    private final boolean isMakingRoom;

    /** @param isMakingRoom whether connections without a log-in are closed for new ones */
    AdmissionHandler(ConnectionBounds bounds, boolean isMakingRoom) {
        this.isMakingRoom = isMakingRoom;
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
        if (isMakingRoom && bounds.isNearlyFull()) {
            bounds.unauthenticated().closeOldest();
        }
        if (bounds.admit(address) == ConnectionBounds.Admission.ADMITTED) {
            bounds.unauthenticated().add(connection);
            connection.closeFuture().addListener(closed -> {
                bounds.unauthenticated().remove(connection);
                bounds.release(address);
            });
            ctx.fireChannelRead(accepted);
        } else {
            connection.unsafe().closeForcibly();
        }
    }
}
