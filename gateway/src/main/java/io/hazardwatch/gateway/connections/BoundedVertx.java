package io.hazardwatch.gateway.connections;

import io.netty.bootstrap.ServerBootstrap;
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
 * Vert.x whose servers refuse connections beyond {@link ConnectionBounds} as they are accepted: before a TLS handshake, before
 * buffers, before an event loop has to look at them. Vert.x tells of a connection only after all that. Like its kind it rests on
 * Vert.x internals without reflection, so a change of them shows when compiling.
 */
public final class BoundedVertx extends VertxWrapper {
    private final ConnectionBounds bounds;

    /** @param bounds shared by all servers made from it */
    public BoundedVertx(Vertx vertx, ConnectionBounds bounds) {
        super((VertxInternal) vertx);
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
                bootstrap.handler(new Admissions(bounds));
            }
        };
    }
}
