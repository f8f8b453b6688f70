package io.hazardwatch.simulator.publish;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker that acknowledges, refuses or disconnects as the test requires. */
final class TinyBroker implements AutoCloseable {
    final List<String> payloads = new CopyOnWriteArrayList<>();
    final List<String> usernames = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final int breakOffAt;
    private final MqttPubAckReasonCode code;
    private final int port;

    /**
     * @param breakOffAt number of the message, from 1, at which the first connection is closed without acknowledgement; 0 = never
     * @param code       reason code of the acknowledgements
     */
    TinyBroker(int breakOffAt, MqttPubAckReasonCode code) throws Exception {
        this.breakOffAt = breakOffAt;
        this.code = code;
        port = MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0)).endpointHandler(this::onEndpoint)
                .listen().map(MqttServer::actualPort).toCompletionStage().toCompletableFuture().get();
    }

    String address() {
        return "tcp://127.0.0.1:" + port;
    }

    private void onEndpoint(MqttEndpoint endpoint) {
        connections.incrementAndGet();
        if (endpoint.auth() != null) {
            usernames.add(endpoint.auth().getUsername());
        }
        endpoint.publishAutoAck(false).publishHandler(message -> onPublish(endpoint, message)).accept(false);
    }

    private void onPublish(MqttEndpoint endpoint, MqttPublishMessage message) {
        if (connections.get() == 1 && payloads.size() + 1 == breakOffAt) {
            endpoint.close();
            return;
        }
        payloads.add(message.topicName() + " " + message.payload().toString(StandardCharsets.UTF_8));
        endpoint.publishAcknowledge(message.messageId(), code, MqttProperties.NO_PROPERTIES);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
