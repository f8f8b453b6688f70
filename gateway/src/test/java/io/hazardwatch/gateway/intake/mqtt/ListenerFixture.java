package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.registry.Credential;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;

/** A listener on a free port of 127.0.0.1 with everything behind it in the test's hands. */
final class ListenerFixture implements AutoCloseable {
    static final int PAYLOAD_BYTES_MAX = 4096;
    /** Longer than a client stands on a busy machine between its connection and its log-in. */
    private static final int CONNECT_SECONDS = 60;

    final FakeIngests ingests = new FakeIngests();
    final Quarantine quarantine = new Quarantine();
    final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();
    final WebSocketConnections piped = new WebSocketConnections(16 << 10);
    final RecordedConnections lines = new RecordedConnections();
    final FakeClock clock = new FakeClock(1_760_000_000_000L);
    /** Credentials that hold no more, though they once were let in. */
    final Set<Credential> revoked = ConcurrentHashMap.newKeySet();
    /** Credentials by the fingerprint of their certificate. */
    final Map<String, Credential> certified = new ConcurrentHashMap<>();
    final EnterpriseQuotas quotas;
    final Vertx vertx;
    final MqttListener listener;

    ListenerFixture() {
        this(settings(2, 0, 1000));
    }

    ListenerFixture(MqttSettings settings) {
        this(settings, QuotaSettings.NONE);
    }

    /** @param limits of enterprises */
    ListenerFixture(MqttSettings settings, QuotaSettings limits) {
        this(settings, limits, null);
    }

    /** @param clients which certificates of clients are taken; null to ask for none */
    ListenerFixture(MqttSettings settings, QuotaSettings limits, X509TrustManager clients) {
        quotas = new EnterpriseQuotas(limits, clock);
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        Credentials credentials = new Known();
        try {
            listener = new MqttListener(vertx, settings, Plant::registry, credentials, ingests, quarantine, lines, piped, quotas, clients,
                    (where, defect) -> defects.add(defect), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(listener.start());
    }

    static MqttSettings settings(int eventLoops, int messagesPerSecondMax, int connectionsMax) {
        return new MqttSettings("127.0.0.1", 0, -1, null, null, eventLoops, PAYLOAD_BYTES_MAX, messagesPerSecondMax,
                connectionsMax, CONNECT_SECONDS);
    }

    static MqttSettings tlsSettings(Path certificate, Path key) {
        return new MqttSettings("127.0.0.1", -1, 0, certificate, key, 2, PAYLOAD_BYTES_MAX, 0, 1000, CONNECT_SECONDS);
    }

    private final class Known implements Credentials {
        @Override
        public Credential authenticate(String user, String password) {
            Credential known = ListenerFixture.authenticate(user, password);
            return known == null || revoked.contains(known) ? null : known;
        }

        @Override
        public Credential authenticateCertificate(String fingerprint) {
            Credential known = certified.get(fingerprint);
            return known == null || revoked.contains(known) ? null : known;
        }

        @Override
        public boolean holds(Credential credential) {
            return !revoked.contains(credential);
        }
    }

    private static Credential authenticate(String user, String password) {
        if (user == null) {
            return Plant.ACME; // the packet scripts bring none
        }
        return switch (user) {
            case "acme" -> "secret".equals(password) ? Plant.ACME : null;
            case "other" -> "secret".equals(password) ? Plant.OTHER : null;
            case "acme-simulator" -> Plant.ACME_SIMULATOR;
            case "other-simulator" -> Plant.OTHER_SIMULATOR;
            case "", "p" -> Plant.ACME; // so do these, with what names they make up
            case "token-al-01" -> Plant.ONLY_AL_01;
            case "token-gd-01" -> password == null ? Plant.ONLY_GD_01 : null;
            default -> null;
        };
    }

    RawClient raw(int version) {
        return new RawClient(listener.port(), version);
    }

    /** A client of enterprise acme that has been let in. */
    RawClient acme(int version, String clientId) {
        return connected(version, clientId, "acme");
    }

    RawClient connected(int version, String clientId, String user) {
        RawClient client = raw(version);
        String answer = client.connect(clientId, user, user.startsWith("token") ? null : "secret", 0);
        assertEquals("00", answer.substring(6, 8), "CONNACK " + answer);
        return client;
    }

    void awaitConnections(int count) {
        Await.until("connections " + count, () -> listener.counters().connections() == count);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        await(listener.close());
        await(vertx.close());
    }
}
