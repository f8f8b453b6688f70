package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.intake.StrangerKind;
import io.hazardwatch.gateway.tls.CipherSuites;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the listener with its servers; servers of one port share the connections. */
final class ListenerVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerVerticle.class);

    /** Interval of the check for revoked credentials. */
    private static final long REVOCATION_MILLIS = 1000;

    private static final String LOOPBACK = "127.0.0.1";

    private final ListenerContext parts;
    private final MqttPorts ports;
    private final Vertx bounded;
    private final List<MqttServer> servers = new ArrayList<>();
    private EventLoopState loop;
    private ConnectHandler reception;
    private Vertx tapped;

    /** @param bounded creates servers that refuse connections beyond the limit */
    ListenerVerticle(ListenerContext parts, MqttPorts ports, Vertx bounded) {
        this.bounded = bounded;
        this.parts = parts;
        this.ports = ports;
    }

    @Override
    public Future<?> start() {
        context.exceptionHandler(failure -> {
            LOG.debug("a connection failed", failure);
            parts.counters().failure();
        });
        loop = new EventLoopState(parts, ((ContextInternal) context).nettyEventLoop());
        reception = new ConnectHandler(loop);
        vertx.setPeriodic(REVOCATION_MILLIS, unused -> loop.endRevoked());
        tapped = new GuardedVertx(bounded, this::connected, this::failed);
        MqttSettings settings = parts.settings();
        List<Future<?>> listening = new ArrayList<>();
        if (settings.port() >= 0) {
            listening.add(listen(options(), ports.shared(settings.port()), settings.host(), ports::bound));
        }
        if (settings.tlsPort() >= 0) {
            listening.add(listen(tlsOptions(), ports.sharedTls(settings.tlsPort()), settings.host(), ports::tlsBound));
        }
        if (!listening.isEmpty()) {
            listening.add(listen(options(), ports.sharedPiped(), LOOPBACK, parts.piped()::bound));
        }
        return Future.all(listening);
    }

    @Override
    public Future<?> stop() {
        loop.close();
        parts.piped().bound(-1);
        return Future.join(servers.stream().map(MqttServer::close).toList());
    }

    private Future<?> listen(MqttServerOptions options, int port, String host, IntConsumer bound) {
        MqttServer server = MqttServer.create(tapped, options).endpointHandler(reception::welcome)
                .exceptionHandler(failure -> parts.counters().refusedConnection());
        return server.listen(port, host).onSuccess(listening -> {
            servers.add(server);
            bound.accept(server.actualPort());
        });
    }

    /** A connection failed before its first packet, as in a TLS handshake; its address is not told. */
    private void failed(Throwable failure) {
        parts.counters().protocolError();
        StrangerKind kind = StrangerKind.of(failure);
        if (kind != null) {
            parts.presence().listener().stranger(kind, "", null, parts.clock().millis());
        }
    }

    private void connected(ChannelHandlerContext connection) {
        ConnectGate greeting = new ConnectGate(loop, reception);
        connection.pipeline().addBefore("mqttDecoder", "guard", greeting.guard());
        connection.pipeline().addBefore("handler", "greeting", greeting);
    }

    private MqttServerOptions options() {
        MqttServerOptions options = new MqttServerOptions().setMaxMessageSize(parts.settings().packetBytesMax())
                .setMaxClientIdLength(1024)
                .setTimeoutOnConnect(parts.settings().connectTimeoutSeconds());
        options.setTcpNoDelay(true).setTcpKeepAlive(true).setAcceptBacklog(1024);
        return options;
    }

    private MqttServerOptions tlsOptions() {
        MqttServerOptions options = options().setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(parts.certificate().keyManager()));
        options.setEnabledSecureTransportProtocols(CipherSuites.PROTOCOLS)
                .setSslHandshakeTimeout(parts.settings().connectTimeoutSeconds()).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        CipherSuites.allowed().forEach(options::addEnabledCipherSuite);
        if (parts.clients() != null) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(TrustOptions.wrap(parts.clients()));
        }
        return options;
    }
}
