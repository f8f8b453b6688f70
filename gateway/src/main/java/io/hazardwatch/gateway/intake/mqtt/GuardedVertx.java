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
 * A Vert.x whose servers report each connection before its first byte.
 *
 * <p>The MQTT server does not expose its sockets, which are needed for the user name of a client without a password and for the
 * end of a burst of packets. Only this class uses Vert.x internals; it uses no reflection, so a change in them fails at compile
 * time.
 */
final class GuardedVertx extends VertxWrapper {
    private final Consumer<ChannelHandlerContext> onConnection;
    private final Consumer<Throwable> onFailure;

    /**
     * @param onConnection called on the connection's event loop once the server has set up its pipeline
     * @param onFailure    called when a connection failed before that, for instance in its TLS handshake
     */
    GuardedVertx(Vertx vertx, Consumer<ChannelHandlerContext> onConnection, Consumer<Throwable> onFailure) {
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
        server.exceptionHandler(onFailure::accept);
        return server;
    }
}
