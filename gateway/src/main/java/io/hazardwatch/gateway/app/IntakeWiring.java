package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.CertificateWatch;
import io.hazardwatch.gateway.app.supervision.Meters;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.intake.broker.BrokerSubscriber;
import io.hazardwatch.gateway.intake.gb26875.Gb26875Listener;
import io.hazardwatch.gateway.intake.hj212.Hj212Listener;
import io.hazardwatch.gateway.intake.mqtt.MqttListener;
import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.hazardwatch.gateway.intake.sparkplug.SparkplugSubscriber;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** Opens the inputs for readings last of everything: the MQTT port and the subscriptions at other brokers. Main thread. */
final class IntakeWiring {
    /** What the inputs need from the other rooms. */
    record Ports(Vertx vertx, Supplier<Registry> registry, Credentials credentials, ReadingIngests ingests, Quarantine quarantine,
                 ConnectionListener connections, WebSocketConnections webSockets, ThreadFactory threads) {}

    private final Settings settings;
    private final ShutdownStack steps;
    private final Meters meters;
    private final ErrorSink defects;
    private final Clock clock;
    private final List<BrokerSubscriber> subscribers = new CopyOnWriteArrayList<>();
    private volatile MqttListener listener;
    private volatile Hj212Listener hj212;
    private volatile Gb26875Listener gb26875;

    IntakeWiring(Settings settings, ShutdownStack steps, Meters meters, ErrorSink defects, Clock clock) {
        this.settings = settings;
        this.steps = steps;
        this.meters = meters;
        this.defects = defects;
        this.clock = clock;
    }

    void start(Ports ports, int connectionsMax, CertificateWatch certificates) throws Exception {
        MqttSettings mqtt = settings.mqtt();
        listener = new MqttListener(ports.vertx(), mqtt.withConnectionsMax(connectionsMax), ports.registry(), ports.credentials(),
                ports.ingests(), ports.quarantine(), ports.connections(), ports.webSockets(), defects::caught, clock);
        Startup.listening("mqtt " + mqtt.host() + ':' + mqtt.port() + ", tls " + mqtt.tlsPort(), listener.start());
        steps.started("mqtt listener", () -> Startup.await(listener.close()));
        meters.watch(listener.counters());
        meters.watch(ports.webSockets());
        certificates.watch("mqtt.tls", listener.certificate());
        for (BrokerSettings broker : settings.brokers()) {
            BrokerSubscriber opened = new BrokerSubscriber(broker, ports.registry(), ports.ingests(), ports.quarantine(), defects::caught, clock);
            opened.start();
            subscribers.add(opened);
            meters.watch(opened);
            steps.started("broker " + broker.id(), opened::close);
        }
        if (settings.hj212().isOn()) {
            startHj212(ports);
        }
        if (settings.gb26875().isOn()) {
            startGb26875(ports);
        }
        if (settings.sparkplug().isOn()) {
            startSparkplug(ports);
        }
    }

    private void startHj212(Ports ports) throws IOException {
        Hj212Listener opened = new Hj212Listener(settings.hj212(), ports.registry(), ports.ingests(), ports.quarantine(), ports.connections(),
                settings.decodeLimits(), ports.threads(), clock);
        steps.started("hj212", opened::close);
        opened.start();
        hj212 = opened;
        meters.watch(opened.counters());
    }

    private void startGb26875(Ports ports) throws IOException {
        Gb26875Listener opened = new Gb26875Listener(settings.gb26875(), ports.registry(), ports.ingests(), ports.quarantine(), ports.connections(),
                settings.decodeLimits(), ports.threads(), clock);
        steps.started("gb26875", opened::close);
        opened.start();
        gb26875 = opened;
        meters.watch(opened.counters());
    }

    private void startSparkplug(Ports ports) {
        SparkplugSubscriber opened = new SparkplugSubscriber(settings.sparkplug(), ports.registry(), ports.ingests(), ports.quarantine(),
                ports.connections(), settings.decodeLimits(), defects::caught, clock);
        opened.start();
        subscribers.add(opened.broker());
        meters.watch(opened.broker());
        meters.watch(opened.counters());
        steps.started("sparkplug", opened::close);
    }

    /** State of the inputs that are set, for health; complete once {@link #start} has run. */
    List<Supplier<HealthSource.Part>> parts() {
        List<Supplier<HealthSource.Part>> parts = new ArrayList<>();
        if (hj212 != null) {
            parts.add(() -> port("hj212", hj212.isListening()));
        }
        if (gb26875 != null) {
            parts.add(() -> port("gb26875", gb26875.isListening()));
        }
        return parts;
    }

    private static HealthSource.Part port(String name, boolean isListening) {
        return isListening ? new HealthSource.Part(name, HealthSource.Status.UP, null)
                : new HealthSource.Part(name, HealthSource.Status.DEGRADED, "the port accepts no connections");
    }

    /** Filled while {@link #start} runs. Any thread. */
    List<BrokerSubscriber> subscribers() {
        return subscribers;
    }

    /** Number of connected devices and brokers. Any thread. */
    long connections() {
        long brokers = subscribers.stream().filter(each -> each.health().isConnected()).count();
        return listener.counters().connections() + brokers + (hj212 == null ? 0 : hj212.counters().connections())
                + (gb26875 == null ? 0 : gb26875.counters().connections());
    }

    /** The bound TCP port, or -1. */
    int port() {
        return listener == null ? -1 : listener.port();
    }

    /** The bound port for HJ 212, or -1. */
    int hj212Port() {
        return hj212 == null ? -1 : hj212.port();
    }

    /** The bound port for GB/T 26875.3, or -1. */
    int gb26875Port() {
        return gb26875 == null ? -1 : gb26875.port();
    }

    /** The bound TLS port, or -1. */
    int tlsPort() {
        return listener == null ? -1 : listener.tlsPort();
    }
}
