package io.hazardwatch.gateway.app;

import io.hazardwatch.gateway.api.HealthSource;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.CertificateWatch;
import io.hazardwatch.gateway.app.supervision.CoapMeters;
import io.hazardwatch.gateway.app.supervision.Gb28181Meters;
import io.hazardwatch.gateway.app.supervision.Meters;
import io.hazardwatch.gateway.intake.ConnectionListener;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuotaIngests;
import io.hazardwatch.gateway.intake.ReadingIngests;
import io.hazardwatch.gateway.intake.broker.BrokerSettings;
import io.hazardwatch.gateway.intake.broker.BrokerSubscriber;
import io.hazardwatch.gateway.intake.coap.CoapListener;
import io.hazardwatch.gateway.intake.gb26875.Gb26875Listener;
import io.hazardwatch.gateway.intake.gb28181.Gb28181Listener;
import io.hazardwatch.gateway.intake.hj212.Hj212Listener;
import io.hazardwatch.gateway.intake.modbus.ModbusMaster;
import io.hazardwatch.gateway.intake.mqtt.MqttListener;
import io.hazardwatch.gateway.intake.mqtt.MqttSettings;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.hazardwatch.gateway.intake.opcua.OpcUaServerSettings;
import io.hazardwatch.gateway.intake.opcua.OpcUaSubscriber;
import io.hazardwatch.gateway.intake.sparkplug.SparkplugSubscriber;
import io.hazardwatch.gateway.intake.tcp.TcpLoop;
import io.hazardwatch.gateway.model.ChannelReport;
import io.hazardwatch.gateway.registry.Credentials;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.settings.process.Settings;
import io.hazardwatch.gateway.time.Clock;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;

/** Opens the inputs for readings last of everything: the MQTT port and the subscriptions at other brokers. Main thread. */
final class IntakeWiring {
    /** What the inputs need from the other rooms. */
    record Ports(Vertx vertx, Supplier<Registry> registry, Credentials credentials, ReadingIngests ingests, Quarantine quarantine,
                 ConnectionListener connections, WebSocketConnections webSockets, EnterpriseQuotas enterprises, X509TrustManager clients,
                 ThreadFactory threads) {}

    private final Settings settings;
    private final ShutdownStack steps;
    private final Meters meters;
    private final ErrorSink defects;
    private final Clock clock;
    private final List<BrokerSubscriber> subscribers = new CopyOnWriteArrayList<>();
    private final List<OpcUaSubscriber> opcua = new CopyOnWriteArrayList<>();
    private volatile MqttListener listener;
    private volatile Hj212Listener hj212;
    private volatile Gb26875Listener gb26875;
    private volatile ModbusMaster modbus;
    private volatile CoapListener coap;
    private volatile Gb28181Listener gb28181;

    IntakeWiring(Settings settings, ShutdownStack steps, Meters meters, ErrorSink defects, Clock clock) {
        this.settings = settings;
        this.steps = steps;
        this.meters = meters;
        this.defects = defects;
        this.clock = clock;
    }

    void start(Ports given, int connectionsMax, CertificateWatch certificates) throws Exception {
        openMqtt(given, connectionsMax, certificates);
        if (settings.coap().isOn()) {
            startCoap(given, certificates);
        }
        if (settings.gb28181().isOn()) {
            startGb28181(given);
        }
        Ports ports = counted(given);
        for (BrokerSettings broker : settings.brokers()) {
            BrokerSubscriber opened = new BrokerSubscriber(broker, ports.registry(), ports.ingests(), ports.quarantine(), defects::caught, clock,
                    ports.threads());
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
        startOpcUa(ports);
        if (settings.sparkplug().isOn()) {
            startSparkplug(ports);
        }
        if (settings.modbus().isOn()) {
            startModbus(ports);
        }
    }

    /** The same for inputs that have no gate of their own: what comes by them is counted against the quotas of its enterprise. */
    private Ports counted(Ports ports) {
        QuotaIngests ingests = new QuotaIngests(ports.ingests(), ports.enterprises(), clock,
                (nanos, work) -> ports.vertx().setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, due -> work.run()));
        return new Ports(ports.vertx(), ports.registry(), ports.credentials(), ingests, ports.quarantine(), ports.connections(), ports.webSockets(),
                ports.enterprises(), ports.clients(), ports.threads());
    }

    private void openMqtt(Ports ports, int connectionsMax, CertificateWatch certificates) throws Exception {
        MqttSettings mqtt = settings.mqtt();
        listener = new MqttListener(ports.vertx(), mqtt.withConnectionsMax(connectionsMax), ports.registry(), ports.credentials(),
                ports.ingests(), ports.quarantine(), ports.connections(), ports.webSockets(), ports.enterprises(),
                ports.clients(), defects::caught, clock);
        Startup.listening("mqtt " + mqtt.host() + ':' + mqtt.port() + ", tls " + mqtt.tlsPort(), listener.start());
        steps.started("mqtt listener", () -> Startup.await(listener.close()));
        meters.watch(listener.counters());
        meters.watch(ports.webSockets());
        certificates.watch("mqtt.tls", listener.certificate());
    }

    private TcpLoop.Parts tcp(Ports ports) {
        return new TcpLoop.Parts(ports.registry(), ports.ingests(), ports.quarantine(), ports.connections(), settings.decodeLimits(), clock);
    }

    private void startHj212(Ports ports) {
        Hj212Listener opened = new Hj212Listener(settings.hj212(), tcp(ports), ports.threads());
        steps.started("hj212", opened::close);
        opened.start();
        hj212 = opened;
        meters.watch(opened.counters());
    }

    private void startGb26875(Ports ports) {
        Gb26875Listener opened = new Gb26875Listener(settings.gb26875(), tcp(ports), ports.threads());
        steps.started("gb26875", opened::close);
        opened.start();
        gb26875 = opened;
        meters.watch(opened.counters());
    }

    /** It has a gate of its own for quotas, like pushes over HTTP, because a device can be told to come again later. */
    private void startCoap(Ports ports, CertificateWatch certificates) throws Exception {
        CoapListener opened = new CoapListener(settings.coap(), ports.registry(), ports.credentials(), ports.ingests(), ports.quarantine(),
                ports.connections(), ports.enterprises(), settings.mqtt().messagesPerSecondMax(), ports.clients(), ports.threads(),
                defects::caught, clock);
        steps.started("coap", opened::close);
        opened.start();
        coap = opened;
        CoapMeters.watch(meters, opened.counters());
        certificates.watch("coap.dtlsPort", opened.certificate());
    }

    private void startGb28181(Ports ports) {
        Gb28181Listener opened = new Gb28181Listener(settings.gb28181(), ports.registry(), ports.threads(), defects::caught, clock);
        steps.started("gb28181", opened::close);
        opened.start();
        gb28181 = opened;
        Gb28181Meters.watch(meters, opened.counters());
    }

    private void startModbus(Ports ports) {
        ModbusMaster opened = new ModbusMaster(settings.modbus(), ports.registry(), ports.ingests(), ports.quarantine(), ports.connections(),
                ports.threads(), defects::caught, clock);
        steps.started("modbus", opened::close);
        opened.start();
        modbus = opened;
        meters.watch(opened.counters());
    }

    private void startOpcUa(Ports ports) {
        OpcUaSubscriber.Parts parts = new OpcUaSubscriber.Parts(ports.registry(), ports.ingests(), ports.quarantine(), ports.connections(),
                defects::caught, clock, ports.threads());
        for (OpcUaServerSettings server : settings.opcua()) {
            OpcUaSubscriber opened = new OpcUaSubscriber(server, settings.dataDirectory().resolve("opcua"), parts);
            opened.start();
            opcua.add(opened);
            meters.watch(opened);
            steps.started("opcua " + server.id(), opened::close);
        }
    }

    private void startSparkplug(Ports ports) {
        SparkplugSubscriber opened = new SparkplugSubscriber(settings.sparkplug(), ports.registry(), ports.ingests(), ports.quarantine(),
                ports.connections(), settings.decodeLimits(), defects::caught, clock, ports.threads());
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
            parts.add(() -> part("hj212", hj212.port().problem()));
        }
        if (gb26875 != null) {
            parts.add(() -> part("gb26875", gb26875.port().problem()));
        }
        if (modbus != null) {
            parts.add(() -> part("modbus", modbus.problem()));
        }
        if (coap != null) {
            parts.add(() -> part("coap", coap.problem()));
        }
        if (gb28181 != null) {
            parts.add(() -> part("gb28181", gb28181.problem()));
        }
        opcua.forEach(server -> parts.add(() -> opcua(server)));
        return parts;
    }

    private static HealthSource.Part part(String name, String problem) {
        return new HealthSource.Part(name, problem == null ? HealthSource.Status.UP : HealthSource.Status.DEGRADED, problem);
    }

    private static HealthSource.Part opcua(OpcUaSubscriber server) {
        String trouble = server.trouble();
        long overflows = server.counters().overflows();
        String dropped = overflows == 0 ? null : overflows + " times the server had dropped values, because its queue of a node was full";
        return new HealthSource.Part("opcua " + server.id(), trouble == null ? HealthSource.Status.UP : HealthSource.Status.DEGRADED,
                trouble == null ? dropped : trouble);
    }

    /** The ports for devices that dial in by other protocols than MQTT, a line each; says why one is not open. */
    List<String> ports() {
        List<String> lines = new ArrayList<>();
        if (hj212 != null) {
            lines.add(line("hj212   ", hj212.port().port(), hj212.port().problem()));
        }
        if (gb26875 != null) {
            lines.add(line("gb26875 ", gb26875.port().port(), gb26875.port().problem()));
        }
        if (settings.modbus().isListening()) {
            lines.add(line("modbus  ", modbus.port(), modbus.portProblem()));
        }
        if (coap != null) {
            String problem = coap.problem();
            String plain = coap.port() < 0 ? "" : " 127.0.0.1:" + coap.port();
            String dtls = coap.dtlsPort() < 0 ? "" : " dtls 127.0.0.1:" + coap.dtlsPort();
            lines.add("coap    " + (problem == null ? plain + dtls : ' ' + problem));
        }
        if (gb28181 != null) {
            lines.add(line("gb28181 ", gb28181.port(), gb28181.isOpen() ? null : gb28181.problem()));
        }
        return lines;
    }

    private static String line(String name, int port, String problem) {
        return name + ' ' + (problem == null ? "127.0.0.1:" + port : problem);
    }

    /** Filled while {@link #start} runs. Any thread. */
    List<BrokerSubscriber> subscribers() {
        return subscribers;
    }

    /** Number of connected devices and brokers. Any thread. */
    long connections() {
        long brokers = subscribers.stream().filter(each -> each.health().isConnected()).count();
        long sessions = opcua.stream().filter(OpcUaSubscriber::isConnected).count();
        return listener.counters().connections() + brokers + sessions + (hj212 == null ? 0 : hj212.counters().connections())
                + (gb26875 == null ? 0 : gb26875.counters().connections()) + (modbus == null ? 0 : modbus.counters().connected());
    }

    /** The bound TCP port, or -1. */
    int port() {
        return listener == null ? -1 : listener.port();
    }

    /** The bound port for HJ 212, or -1. */
    int hj212Port() {
        return hj212 == null ? -1 : hj212.port().port();
    }

    /** The bound port for GB/T 26875.3, or -1. */
    int gb26875Port() {
        return gb26875 == null ? -1 : gb26875.port().port();
    }

    /** The bound port for DTUs that speak Modbus, or -1. */
    int modbusPort() {
        return modbus == null ? -1 : modbus.port();
    }

    /** The bound port for CoAP without DTLS, or -1. */
    int coapPort() {
        return coap == null ? -1 : coap.port();
    }

    /** The bound port for CoAP with DTLS, or -1. */
    int coapDtlsPort() {
        return coap == null ? -1 : coap.dtlsPort();
    }

    /** The bound port for GB/T 28181, or -1. */
    int gb28181Port() {
        return gb28181 == null ? -1 : gb28181.port();
    }

    /** What a platform for video says of a channel. Any thread. */
    ChannelReport channel(String platform, String channel, long nowMillis, long nowNanos) {
        Gb28181Listener open = gb28181;
        if (open == null) {
            return settings.gb28181().isOn() ? ChannelReport.UNHEARD : ChannelReport.UNSERVED;
        }
        return open.report(platform, channel, nowMillis, nowNanos);
    }

    /** The bound TLS port, or -1. */
    int tlsPort() {
        return listener == null ? -1 : listener.tlsPort();
    }
}
