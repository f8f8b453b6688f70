package io.hazardwatch.gateway.intake.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.impl.NetServerImpl;
import io.vertx.core.net.impl.NetServerInternal;
import java.util.function.Consumer;

/**
 * Vert.x, with a look at each connection of the servers made from it, before its first byte.
 *
 * <p>The MQTT server keeps its sockets to itself, and with them what we cannot do without: the user name of a client that
 * sends no password, and the end of a burst of packets. This is the one place that knows Vert.x internals; it uses no
 * reflection, so a change of them shows when compiling.
 */
final class GuardedVertx extends VertxWrapper {
    private final Consumer<ChannelHandlerContext> onConnection;
    private final Runnable onFailure;

    /**
     * @param onConnection called on the connection's event loop once the server has set up its pipeline
     * @param onFailure    called when a connection failed before that, in its TLS handshake for instance
     */
    GuardedVertx(Vertx vertx, Consumer<ChannelHandlerContext> onConnection, Runnable onFailure) {
        super((VertxInternal) vertx);
        this.onConnection = onConnection;
        this.onFailure = onFailure;
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
        NetServerInternal server = new NetServerImpl(delegate, options) {
            @Override
            public synchronized NetServerInternal connectHandler(Handler<NetSocket> handler) {
                return super.connectHandler(socket -> {
                    handler.handle(socket);
                    onConnection.accept(((NetSocketInternal) socket).channelHandlerContext());
                });
            }
        };
        server.exceptionHandler(failure -> onFailure.run());
        return server;
    }
}
