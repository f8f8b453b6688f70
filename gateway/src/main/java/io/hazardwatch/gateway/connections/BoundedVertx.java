package io.hazardwatch.gateway.connections;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.impl.NetServerImpl;
import io.vertx.core.net.impl.NetServerInternal;
import io.vertx.core.spi.transport.Transport;

/**
 * Creates servers that refuse connections beyond {@link ConnectionBounds} as soon as they are accepted: before a TLS handshake,
 * before buffers, before an event loop handles them. Vert.x reports a connection only after all that. Can also limit what is
 * read of a connection at a time, so that none keeps an event loop from the others. Uses Vert.x internals without reflection,
 * so a change in them fails at compile time.
 */
public final class BoundedVertx extends VertxWrapper {
    private static final int READ_BYTES_LEAST = 512;
    private static final int READ_BYTES_FIRST = 2_048;
    private final ConnectionBounds bounds;
    private final int readBytesMax;
    private final boolean isForPeople;

    /** @param bounds shared by all servers created from it */
    public BoundedVertx(Vertx vertx, ConnectionBounds bounds) {
        this(vertx, bounds, 0, false);
    }

    /**
     * As the other, for a port of people: connections without a log-in are closed when it is nearly full.
     *
     * @param readBytesMax bytes read from a connection before its event loop serves the others
     */
    public static BoundedVertx forPeople(Vertx vertx, ConnectionBounds bounds, int readBytesMax) {
        return new BoundedVertx(vertx, bounds, readBytesMax, true);
    }

    private BoundedVertx(Vertx vertx, ConnectionBounds bounds, int readBytesMax, boolean isForPeople) {
        super((VertxInternal) vertx);
        this.readBytesMax = readBytesMax;
        this.isForPeople = isForPeople;
        this.bounds = bounds;
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
        return new NetServerImpl(this, options);
    }

    @Override
    public HttpServer createHttpServer(HttpServerOptions options) {
        return new HttpServerImpl(this, options);
    }

    @Override
    public Transport transport() {
        return new NioTransport() {
            @Override
            public void configure(NetServerOptions options, boolean isDomainSocket, ServerBootstrap bootstrap) {
                super.configure(options, isDomainSocket, bootstrap);
                bootstrap.handler(new AdmissionHandler(bounds, isForPeople));
                if (readBytesMax > 0) {
                    bootstrap.childOption(ChannelOption.RECVBUF_ALLOCATOR,
                            new AdaptiveRecvByteBufAllocator(READ_BYTES_LEAST, READ_BYTES_FIRST, readBytesMax).maxMessagesPerRead(1));
                }
            }
        };
    }
}
