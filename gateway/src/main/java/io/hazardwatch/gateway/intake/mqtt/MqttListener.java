package io.hazardwatch.gateway.intake.mqtt;

import io.hazardwatch.gateway.connections.BoundedVertx;
import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.RateLimiters;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.tls.TlsCertificate;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/**
 * The MQTT 3.1.1 and 5 server to which devices connect; it acknowledges a message once its readings are durable.
 *
 * <p>{@link Credentials#authenticate} is called with a null name when a client sends none. The ingest quarantines payloads it
 * rejects, because it knows every value; the listener quarantines what it refuses itself: topics and sizes.
 */
public final class MqttListener {
    private final Vertx vertx;
    private final BoundedVertx bounded;
    private final ListenerContext parts;
    private final MqttPorts ports = new MqttPorts();
    private volatile String deployment;

    /**
     * Creates a listener that is closed until {@link #start}.
     *
     * @param lines notified of connections that break
     * @param piped clients that come over WebSocket
     * @param enterprises quotas of enterprises
     * @param clients  which certificates of clients the TLS port takes; null to ask for none
     * @param defects  the sink for defects: where, and what was thrown
     * @throws IOException when a TLS port is configured and its certificate cannot be used
     */
    public MqttListener(Vertx vertx, MqttSettings settings, Supplier<Registry> registry, Credentials credentials,
                    ReadingIngests ingests, Quarantine quarantine, ConnectionListener lines, WebSocketConnections piped,
                    EnterpriseQuotas enterprises, X509TrustManager clients, BiConsumer<String, Throwable> defects, Clock clock)
            throws IOException {
        ConnectionBounds bounds = ConnectionBounds.inAll(settings.connectionsMax());
        this.vertx = vertx;
        this.bounded = new BoundedVertx(vertx, bounds);
        this.parts = new ListenerContext(settings, registry, credentials, ingests, quarantine, clock, new MqttCounters(bounds),
                new ClientIdRegistry(), new RateLimiters(settings.messagesPerSecondMax()), new FailedMessages(), new DeviceConnections(lines),
                settings.tlsPort() < 0 ? null : TlsCertificate.read(settings.tlsCertificate(), settings.tlsKey()), piped, enterprises,
                clients, defects);
    }

    /** Opens the ports; fails when one is taken. */
    public Future<Void> start() {
        DeploymentOptions options = new DeploymentOptions().setInstances(Math.max(1, parts.settings().eventLoops()));
        return vertx.deployVerticle(() -> new ListenerVerticle(parts, ports, bounded), options)
                .onSuccess(id -> deployment = id).mapEmpty();
    }

    /** Disconnects every client, and closes all connections and the ports. Unacknowledged messages stay unacknowledged. */
    public Future<Void> close() {
        String opened = deployment;
        deployment = null;
        return opened == null ? Future.succeededFuture() : vertx.undeploy(opened);
    }

    /** The TCP port, or -1 when there is none. */
    public int port() {
        return ports.port();
    }

    /** The TLS port, or -1 when there is none. */
    public int tlsPort() {
        return ports.tlsPort();
    }

    /** Certificate of the TLS port, for monitoring its files; null when there is none. */
    public TlsCertificate certificate() {
        return parts.certificate();
    }

    /** The counters. */
    public MqttCounters counters() {
        return parts.counters();
    }
}
