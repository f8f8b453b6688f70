package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.api.HttpApi;
import io.hazardwatch.gateway.api.channels.ReceiptCounts;
import io.hazardwatch.gateway.api.ingest.IngestCounters;
import io.hazardwatch.gateway.api.plant.LiveConfiguration;
import io.hazardwatch.gateway.app.lanes.LaneIngests;
import io.hazardwatch.gateway.app.lanes.Lanes;
import io.hazardwatch.gateway.app.lanes.StageTimer;
import io.hazardwatch.gateway.app.process.ErrorSink;
import io.hazardwatch.gateway.connections.ConnectionBounds;
import io.hazardwatch.gateway.connections.HttpConnections;
import io.hazardwatch.gateway.duty.exchange.ImportCounts;
import io.hazardwatch.gateway.history.History;
import io.hazardwatch.gateway.history.HistoryHealth;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.intake.QuarantineFiles;
import io.hazardwatch.gateway.intake.broker.BrokerCounters;
import io.hazardwatch.gateway.intake.broker.BrokerSubscriber;
import io.hazardwatch.gateway.intake.gb26875.Gb26875Counters;
import io.hazardwatch.gateway.intake.hj212.Hj212Counters;
import io.hazardwatch.gateway.intake.modbus.ModbusCounters;
import io.hazardwatch.gateway.intake.mqtt.MqttCounters;
import io.hazardwatch.gateway.intake.mqtt.WebSocketConnections;
import io.hazardwatch.gateway.intake.opcua.OpcUaSubscriber;
import io.hazardwatch.gateway.intake.sparkplug.SparkplugCounters;
import io.hazardwatch.gateway.journal.CommitListener;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.notify.person.ChannelState;
import io.hazardwatch.gateway.notify.person.GuardedChannel;
import io.hazardwatch.gateway.notify.person.PersonChannels;
import io.hazardwatch.gateway.notify.person.ReceiptVerdict;
import io.hazardwatch.gateway.notify.render.TemplateRenderer;
import io.hazardwatch.gateway.registry.LogInFailure;
import io.hazardwatch.gateway.snapshots.SnapshotFiles;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/**
 * Publishes the counters of the rooms as Prometheus text. Rooms keep plain counters; only this class knows the public names.
 * Any thread.
 */
public final class Meters implements CommitListener {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Clock clock;
    private final Timer alarmLatency;
    private final StageTimer commitStage;
    private JvmGcMetrics gc;

    public Meters(Clock clock) {
        this.clock = clock;
        this.alarmLatency = Timer.builder("hazardwatch.alarm.latency")
                .description("From the decision on the lane to the committed, announced alarm").publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1)).maximumExpectedValue(Duration.ofMinutes(1)).register(meters);
        this.commitStage = stage("commit");
    }

    public void start() {
        gc = new JvmGcMetrics();
        gc.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
    }

    public void stop() {
        if (gc != null) {
            gc.close();
        }
        meters.close();
    }

    public String scrape() {
        return meters.scrape();
    }

    public StageTimer stage(String name) {
        return new StageTimer(meters, name);
    }

    @Override
    public void committed(List<JournalEntry> entries) {
        long now = clock.millis();
        for (JournalEntry entry : entries) {
            commitStage.record(TimeUnit.MILLISECONDS.toNanos(Math.max(0, now - entry.event().atMillis())));
            if (entry.transition() != null && entry.transition().annunciate()) {
                alarmLatency.record(Math.max(0, now - entry.event().atMillis()), TimeUnit.MILLISECONDS);
            }
        }
    }

    public void watch(LaneIngests funnels, Lanes lanes) {
        counter("hazardwatch.messages.decoded", "Messages decoded", funnels::messages);
        counter("hazardwatch.readings", "Readings taken by lanes", lanes::readings);
        queue("inbox", lanes::depth);
    }

    public void watch(Quarantine quarantine) {
        for (RejectReason reason : RejectReason.values()) {
            FunctionCounter.builder("hazardwatch.rejects", quarantine, q -> q.count(reason))
                    .tag("reason", reason.label()).description("What came in and could not be used").register(meters);
        }
    }

    public void watch(EnterpriseQuotas quotas) {
        quotas.kinds().forEach(kind -> FunctionCounter.builder("hazardwatch.quota.exceeded", quotas, all -> all.exceeded(kind)).tag("quota",
                kind.label()).description("Times an enterprise was slowed or refused because of its quota").register(meters));
    }

    public void watch(QuarantineFiles files) {
        counter("hazardwatch.quarantine.unwritten", "Rejects that reached no file and are gone after a restart", files::unwritten);
        queue("quarantine", files::depth);
    }

    public void watch(MqttCounters listener) {
        counter("hazardwatch.door.messages", "Messages the MQTT listener received", listener::messages);
        counter("hazardwatch.door.bytes", "Payload bytes the MQTT listener received", listener::bytes);
        counter("hazardwatch.door.protocol.errors", "Connections closed for breaking the protocol", listener::protocolErrors);
        counter("hazardwatch.door.backpressure.pauses", "Times a sender was slowed because the lane had no room",
                listener::backpressurePauses);
        counter("hazardwatch.door.quota.pauses", "Times a sender was slowed by its quota", listener::quotaPauses);
        counter("hazardwatch.door.refused.connections", "Connections turned away: wrong credentials, or too many", listener::refusedConnections);
        counter("hazardwatch.door.acknowledgements", "PUBACK and PUBREC sent", listener::acknowledgements);
        counter("hazardwatch.door.failures", "Connections that ended by a failure of the network or of ours", listener::failures);
        for (LogInFailure reason : LogInFailure.values()) {
            counter("hazardwatch.mqtt.auth.failures", "reason", reason.label(), "Log-ins of devices that were refused",
                    () -> listener.logInFailures(reason));
        }
        gauge("hazardwatch.door.connections", "Open MQTT connections", listener::connections);
    }

    public void watch(Hj212Counters port) {
        counter("hazardwatch.hj212.packets", "HJ 212 packets with a right checksum", port::packets);
        counter("hazardwatch.hj212.bytes", "Bytes the HJ 212 port received", port::bytes);
        counter("hazardwatch.hj212.answers", "Answers sent to HJ 212 devices", port::answers);
        counter("hazardwatch.hj212.rejects", "HJ 212 packets of which nothing could be used", port::rejects);
        counter("hazardwatch.hj212.auth.failures", "HJ 212 packets with an unknown MN or a wrong PW", port::logInFailures);
        counter("hazardwatch.hj212.protocol.errors", "HJ 212 connections closed for sending nothing of a known device", port::protocolErrors);
        counter("hazardwatch.hj212.backpressure.pauses", "Times an HJ 212 device was slowed because the lane had no room",
                port::backpressurePauses);
        counter("hazardwatch.hj212.refused.connections", "HJ 212 connections turned away because there were too many", port::refusedConnections);
        counter("hazardwatch.hj212.failures", "HJ 212 connections that ended by a failure of the network or of ours", port::failures);
        counter("hazardwatch.hj212.settings.done", "Settings that HJ 212 devices have carried out", port::commandsDone);
        counter("hazardwatch.hj212.settings.failed", "Settings that HJ 212 devices refused or left unanswered", port::commandsFailed);
        gauge("hazardwatch.hj212.connections", "Open HJ 212 connections", port::connections);
    }

    public void watch(Gb26875Counters port) {
        counter("hazardwatch.gb26875.frames", "GB/T 26875.3 frames of known devices with a right checksum", port::frames);
        counter("hazardwatch.gb26875.bytes", "Bytes the GB/T 26875.3 port received", port::bytes);
        counter("hazardwatch.gb26875.confirmed", "GB/T 26875.3 frames that were confirmed", port::confirmed);
        counter("hazardwatch.gb26875.denied", "GB/T 26875.3 frames that were denied", port::denied);
        counter("hazardwatch.gb26875.rejects", "GB/T 26875.3 frames of which nothing could be used", port::rejects);
        counter("hazardwatch.gb26875.unknown.devices", "GB/T 26875.3 frames with an address that no device has", port::unknownDevices);
        counter("hazardwatch.gb26875.protocol.errors", "GB/T 26875.3 connections closed for sending nothing of a known device",
                port::protocolErrors);
        counter("hazardwatch.gb26875.backpressure.pauses", "Times a GB/T 26875.3 device was slowed because the lane had no room",
                port::backpressurePauses);
        counter("hazardwatch.gb26875.refused.connections", "GB/T 26875.3 connections turned away because there were too many",
                port::refusedConnections);
        counter("hazardwatch.gb26875.failures", "GB/T 26875.3 connections that ended by a failure of the network or of ours", port::failures);
        gauge("hazardwatch.gb26875.connections", "Open GB/T 26875.3 connections", port::connections);
    }

    public void watch(ModbusCounters master) {
        ModbusMeters.add(master, this);
    }

    public void watch(OpcUaSubscriber server) {
        OpcUaMeters.register(server, meters);
    }

    public void watch(SparkplugCounters host) {
        counter("hazardwatch.sparkplug.births", "Births of Sparkplug nodes and devices", host::births);
        counter("hazardwatch.sparkplug.deaths", "Deaths of Sparkplug nodes and devices", host::deaths);
        counter("hazardwatch.sparkplug.gaps", "Sparkplug messages before which others are missing", host::gaps);
        counter("hazardwatch.sparkplug.unknown", "Sparkplug messages before a birth, or with an alias of none", host::unknown);
        counter("hazardwatch.sparkplug.rebirths", "Rebirths asked for", host::rebirths);
        counter("hazardwatch.sparkplug.rejects", "Sparkplug messages put into quarantine", host::rejects);
    }

    public void watch(BrokerSubscriber broker) {
        BrokerCounters seen = broker.counters();
        brokerCounter(broker, "messages", "Messages the broker delivered", seen::messages);
        brokerCounter(broker, "acknowledgements", "Messages acknowledged to the broker", seen::acknowledgements);
        brokerCounter(broker, "rejects", "Messages of which nothing could be used", seen::rejects);
        brokerCounter(broker, "connects", "Times the broker let us in", seen::connects);
        brokerCounter(broker, "backpressure.pauses", "Times the lane had no room", seen::backpressurePauses);
        brokerCounter(broker, "failures", "Defects while handling messages", seen::failures);
        Gauge.builder("hazardwatch.queue.depth", broker, BrokerSubscriber::waiting).tag("queue", "upstream-" + broker.id())
                .description("Entries waiting").strongReference(true).register(meters);
    }

    private void brokerCounter(BrokerSubscriber broker, String name, String description, DoubleSupplier value) {
        FunctionCounter.builder("hazardwatch.upstream." + name, this, meters -> value.getAsDouble())
                .tag("upstream", broker.id()).description(description).register(meters);
    }

    public void watch(WebSocketConnections piped) {
        counter("hazardwatch.door.websocket.refused", "MQTT clients over WebSocket turned away because there were too many",
                piped::refused);
    }

    public void watch(History history) {
        counter("hazardwatch.history.written", "Readings the store took", () -> health(history).written());
        counter("hazardwatch.history.retries", "Writes that had to be repeated", () -> health(history).retries());
        counter("hazardwatch.history.rejected", "Readings the store refused for good",
                () -> health(history).rejected());
        queue("spool", () -> health(history).lagReadings());
        queue("rollups", history::openHours);
        counter("hazardwatch.spool.shed", "Readings let go because the spool was full and the store down",
                () -> health(history).shed());
        counter("hazardwatch.spool.corrupt.segments", "Spool segments set aside because of damage",
                () -> health(history).corruptSegments());
        counter("hazardwatch.spool.syncs.late", "Times the disk took longer than the sync interval", history::lateSyncs);
        gauge("hazardwatch.spool.unsynced.seconds", "Age of the oldest reading a loss of power would take",
                () -> history.unsyncedMillis(clock.millis()) / 1000.0);
    }

    public void watch(SqliteJournal journal, ErrorSink defects) {
        queue("journal", () -> journal.health().waiting());
        counter("hazardwatch.bugs", "Defects caught", defects::count);
    }

    public void watch(LiveConfiguration configuration) {
        counter("hazardwatch.reload.failures", "Times changed site files were not put in force",
                () -> configuration.status().failures());
        pending("problems", () -> configuration.status().problems().size());
        pending("confirmation", () -> configuration.status().withheld() == null ? 0 : 1);
        pending("held_alarms", () -> configuration.status().heldAlarms().size());
        pending("restart", () -> configuration.status().restart().size());
    }

    private void pending(String what, DoubleSupplier count) {
        Gauge.builder("hazardwatch.configuration.pending", count, DoubleSupplier::getAsDouble).tag("what", what)
                .description("What keeps files of the configuration from being in force").strongReference(true).register(meters);
    }

    /** Adds bounded worker pools, which also count refused work. */
    public void watch(List<WorkerPool> pools) {
        for (WorkerPool pool : pools) {
            queue(pool.name(), pool::waiting);
            FunctionCounter.builder("hazardwatch.pool.refused", pool, WorkerPool::refused).tag("pool", pool.name())
                    .description("Work refused because as much waited as may").register(meters);
        }
    }

    /** Adds the channels that reach people; called again when there are others. */
    public void watch(PersonChannels channels, ReceiptCounts receipts, TemplateRenderer renderer) {
        for (GuardedChannel channel : channels.all()) {
            String id = channel.id();
            count(channels, "accepted", id, ChannelState::accepted);
            count(channels, "retry", id, ChannelState::refused);
            count(channels, "unreachable", id, ChannelState::unreachable);
            count(channels, "limited", id, ChannelState::limited);
            Gauge.builder("hazardwatch.channel.open", channels, all -> state(all, id, each -> each.isOpen() ? 1 : 0)).tag("channel", id)
                    .description("1 while the channel is left alone after failures in a row").register(meters);
        }
        for (ReceiptVerdict.Reason reason : ReceiptVerdict.Reason.values()) {
            FunctionCounter.builder("hazardwatch.receipts", receipts, all -> all.of(reason)).tag("reason", reason.name())
                    .description("Requests of providers that report about messages").register(meters);
        }
        FunctionCounter.builder("hazardwatch.message.fallbacks", renderer, TemplateRenderer::fallbacks)
                .description("Texts for which a built-in template stood in").register(meters);
    }

    private void count(PersonChannels channels, String result, String id, ToDoubleFunction<ChannelState> counter) {
        FunctionCounter.builder("hazardwatch.channel.messages", channels, all -> state(all, id, counter)).tag("channel", id).tag("result", result)
                .description("Messages to people by what the provider said").register(meters);
    }

    private static double state(PersonChannels channels, String id, ToDoubleFunction<ChannelState> figure) {
        GuardedChannel channel = channels.named(id);
        return channel == null ? 0 : figure.applyAsDouble(channel.state());
    }

    public void watch(SnapshotFiles snapshots) {
        counter("hazardwatch.snapshots.unkept", "States of points that a restart would not know", snapshots::unkept);
    }

    public void watch(HttpApi front) {
        watch(front.pools());
        ConnectionBounds http = front.bounds();
        HttpConnections connections = front.connections();
        gauge("hazardwatch.http.connections", "Open HTTP connections", http::open);
        gauge("hazardwatch.http.unread.bytes", "What waits to be taken by HTTP clients", connections::unreadBytes);
        refused("total", http::refusedInAll);
        refused("address", http::refusedByAddress);
        refused("time", connections::closedForTime);
        refused("room", http::endedForRoom);
        refused("memory", connections::closedForMemory);
        counter("hazardwatch.http.log.ins.refused", "Log-ins and signatures refused for a wrong secret or too many tries", front::logInsRefused);
        counter("hazardwatch.http.calls.refused", "Calls of the API refused because there were too many in a minute", front::callsRefused);
        gauge("hazardwatch.http.answers.unstored", "1 while answers to repeatable commands cannot be stored and would not outlast a restart",
                () -> front.isRepetitionInMemoryOnly() ? 1 : 0);
        watch(front.imports());
    }

    public void watch(IngestCounters pushes) {
        for (IngestCounters.Result result : IngestCounters.Result.values()) {
            counter("hazardwatch.ingest.requests", "result", result.label(), "Pushes of readings over HTTP by their result", () -> pushes.of(result));
        }
    }

    private void watch(ImportCounts imports) {
        counter("hazardwatch.roster.import.accepted", "Rows of imported rosters that hold", imports::accepted);
        imports.reasons().forEach(reason -> FunctionCounter.builder("hazardwatch.roster.import.refused", imports, all -> all.refused(reason))
                .tag("reason", reason.toLowerCase(Locale.ROOT)).description("Rows of imported rosters that were refused").register(meters));
    }

    private void refused(String bound, DoubleSupplier count) {
        counter("hazardwatch.http.connections.refused", "bound", bound, "HTTP connections refused or closed because of a bound", count);
    }

    private HistoryHealth health(History history) {
        return history.health(clock.millis());
    }

    private void queue(String name, DoubleSupplier depth) {
        Gauge.builder("hazardwatch.queue.depth", depth, DoubleSupplier::getAsDouble).tag("queue", name)
                .description("Entries waiting").strongReference(true).register(meters);
    }

    void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble).description(description).strongReference(true).register(meters);
    }

    /** Function counters hold their source by a weak reference, so the source is this object and not the supplier. */
    void counter(String name, String description, DoubleSupplier value) {
        FunctionCounter.builder(name, this, meters -> value.getAsDouble()).description(description).register(meters);
    }

    void counter(String name, String tag, String tagged, String description, DoubleSupplier value) {
        FunctionCounter.builder(name, this, meters -> value.getAsDouble()).tag(tag, tagged).description(description).register(meters);
    }
}
