package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.http.ApiSettings;
import io.hazardwatch.gateway.api.http.HttpLimits;
import io.hazardwatch.gateway.connections.BoundedVertx;
import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.connections.HttpConnections;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.CipherSuites;
import io.hazardwatch.gateway.tls.TlsCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;

/** The HTTP port with the limits that apply before a client has logged in. Event loop, unless stated otherwise. */
final class HttpListener {
    private static final int FRAME_OVERHEAD_BYTES = 1024;
    /** Forms hold one word, or a logout token. */
    private static final int FORM_ATTRIBUTE_BYTES_MAX = 4_096;
    private static final int INITIAL_LINE_BYTES_MAX = 4_096;
    private static final int HEADER_BYTES_MAX = 8_192;
    private static final int READ_BYTES_MAX = 16 * 1024;
    private static final long LOOK_MILLIS = 1_000;

    private final ApiSettings settings;
    private final int frameBytesMax;
    private final Vertx vertx;
    private final ConnectionBounds bounds;
    private final HttpConnections connections;
    private final TlsCertificate certificate;
    private final X509TrustManager clients;
    private final HttpServerOptions options;
    private HttpServer server;
    private long timer;

    /**
     * @param packetBytesMax size of the largest MQTT packet in bytes; each packet arrives in one WebSocket frame
     * @param clients which certificates of devices the port takes, null to ask for none; browsers without any of these ask nobody
     * @throws IOException if certificate or key cannot be read
     */
    HttpListener(Vertx vertx, ApiSettings settings, int packetBytesMax, X509TrustManager clients, Clock clock)
            throws IOException {
        this.vertx = vertx;
        this.settings = settings;
        this.clients = clients;
        this.frameBytesMax = packetBytesMax + FRAME_OVERHEAD_BYTES;
        HttpLimits limits = settings.limits();
        this.bounds = new ConnectionBounds(limits.connectionsMax(), limits.connectionsPerAddressMax(), settings.proxies()::trusts);
        this.certificate = settings.tlsCertificate() == null ? null
                : TlsCertificate.read(settings.tlsCertificate(), settings.tlsKey());
        this.options = options();
        this.connections = new HttpConnections(limits.times(), options, bounds, request -> request.uri().equals(HealthRoutes.LIVE), clock);
    }

    /**
     * Starts listening.
     *
     * @return the bound port
     */
    Future<Integer> open(Router router) {
        router.route().order(-1).handler(this::track);
        server = BoundedVertx.forPeople(vertx, bounds, READ_BYTES_MAX).createHttpServer(options).connectionHandler(connections::opened)
                .requestHandler(request -> handle(request, router));
        look();
        return server.listen(settings.port(), settings.host()).map(HttpServer::actualPort);
    }

    /** Looks a second after the last look, never twice at once after a delay, so that the event loop reads in between. */
    private void look() {
        timer = vertx.setTimer(LOOK_MILLIS, tick -> {
            look();
            connections.look();
        });
    }

    Future<Void> close() {
        vertx.cancelTimer(timer);
        return server.close();
    }

    /** Records that the client of this request has logged in, so the connection is kept when others are closed to make room. */
    void known(RoutingContext ctx) {
        connections.known(ctx.request().connection());
        ctx.next();
    }

    /** Limits and counts of the connections. Any thread. */
    ConnectionBounds bounds() {
        return bounds;
    }

    /** State of the open connections. Any thread. */
    HttpConnections connections() {
        return connections;
    }

    private void handle(HttpServerRequest request, Router router) {
        connections.asked(request.connection());
        request.end().onComplete(ended -> connections.bodyEnded(request.connection()));
        router.handle(request);
    }

    private void track(RoutingContext ctx) {
        ctx.addEndHandler(ended -> connections.answered(ctx.request().connection()));
        ctx.next();
    }

    /** The certificate of the port; null without TLS. Any thread. */
    TlsCertificate certificate() {
        return certificate;
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false).setMaxWebSocketFrameSize(frameBytesMax)
                .setMaxWebSocketMessageSize(frameBytesMax).setTcpNoDelay(true).setTcpKeepAlive(true)
                .setWebSocketClosingTimeout(5).setMaxFormAttributeSize(FORM_ATTRIBUTE_BYTES_MAX)
                .setMaxInitialLineLength(INITIAL_LINE_BYTES_MAX).setMaxHeaderSize(HEADER_BYTES_MAX);
        MqttWebSocketPipe.SUBPROTOCOLS.forEach(options::addWebSocketSubProtocol);
        return certificate == null ? options : secured(options);
    }

    private HttpServerOptions secured(HttpServerOptions options) {
        options.setSsl(true).setKeyCertOptions(KeyCertOptions.wrap(certificate.keyManager()))
                .setAlpnVersions(List.of(HttpVersion.HTTP_1_1)).setEnabledSecureTransportProtocols(CipherSuites.PROTOCOLS)
                .setSslHandshakeTimeout(settings.limits().headerMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        CipherSuites.allowed().forEach(options::addEnabledCipherSuite);
        if (clients != null) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(TrustOptions.wrap(clients));
        }
        return options;
    }
}
