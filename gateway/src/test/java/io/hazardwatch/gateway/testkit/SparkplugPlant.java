package io.hazardwatch.gateway.testkit;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A broker with exactly one client, the gateway as host application, that also plays the edge nodes: so a test sees which messages the gateway
 * acknowledges. It keeps nothing: what nobody has acknowledged is the node's to send again.
 */
public final class SparkplugPlant implements AutoCloseable {
    private static final int PACKET_IDS = 65_535;

    private final Vertx vertx = Vertx.vertx();
    private final MqttServer server;
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final AtomicInteger rebirths = new AtomicInteger();
    private final IntConsumer acknowledged;
    private final Runnable onRebirth;
    private volatile MqttEndpoint host;
    private volatile boolean isSubscribed;
    private int packets;

    /**
     * Opens the port.
     *
     * @param acknowledged is told the id of each message that the gateway has acknowledged; event loop
     * @param onRebirth    called when the gateway asks a node for a rebirth; event loop
     */
    public SparkplugPlant(IntConsumer acknowledged, Runnable onRebirth) throws Exception {
        this.acknowledged = acknowledged;
        this.onRebirth = onRebirth;
        server = MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0).setMaxMessageSize(8 << 20));
        server.endpointHandler(this::serve);
        server.listen().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private void serve(MqttEndpoint opened) {
        host = opened;
        opened.subscribeHandler(wanted -> {
            opened.subscribeAcknowledge(wanted.messageId(), wanted.topicSubscriptions().stream().map(each -> each.qualityOfService()).toList());
            isSubscribed = true;
        });
        opened.publishHandler(message -> {
            if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
                opened.publishAcknowledge(message.messageId());
            }
            published.add(message.topicName() + ' ' + message.payload().toString());
            if (message.topicName().contains("/NCMD/")) {
                rebirths.incrementAndGet();
                onRebirth.run();
            }
        });
        opened.publishAcknowledgeHandler(acknowledged::accept);
        opened.closeHandler(closed -> {
            if (host == opened) {
                host = null;
                isSubscribed = false;
            }
        });
        opened.exceptionHandler(reset -> { });
        opened.accept(false);
    }

    /** Where the gateway connects. */
    public String url() {
        return "tcp://127.0.0.1:" + server.actualPort();
    }

    /** Whether the gateway is connected and has subscribed. */
    public boolean isFollowed() {
        return isSubscribed;
    }

    /** What the gateway has published: topic and payload. */
    public List<String> published() {
        return published;
    }

    /** How often it has asked for a rebirth. */
    public int rebirths() {
        return rebirths.get();
    }

    /** Does something on the event loop, where {@link #publish} is called. */
    public void run(Consumer<SparkplugPlant> work) {
        vertx.runOnContext(unused -> work.accept(this));
    }

    /** Publishes as a node does; returns the id of the message, or -1 when the gateway is away. On the event loop. */
    public int publish(String topic, byte[] payload, int qos) {
        MqttEndpoint to = host;
        if (to == null || !to.isConnected()) {
            return -1;
        }
        packets = packets % PACKET_IDS + 1;
        to.publish(topic, Buffer.buffer(payload), MqttQoS.valueOf(qos), false, false, packets);
        return packets;
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
