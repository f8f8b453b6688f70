package io.hazardwatch.simulator.sparkplug;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A broker on loopback for demonstrations: subscriptions with wildcards, retained messages, wills; delivers with QoS 0. One event loop. */
public final class SmallBroker implements AutoCloseable {
    private static final int QOS_GRANTED = 0;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final int port;

    // event loop
    private final Map<MqttEndpoint, List<String>> subscribers = new LinkedHashMap<>();
    private final Map<String, Buffer> retained = new HashMap<>();

    /**
     * Listens on loopback.
     *
     * @param port 0 for a free one
     * @throws IOException if the port is taken
     */
    public SmallBroker(int port) throws IOException, InterruptedException {
        try {
            this.port = MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port)).endpointHandler(this::onEndpoint)
                    .listen().map(MqttServer::actualPort).toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException taken) {
            vertx.close();
            throw new IOException("port " + port + ": " + taken.getCause().getMessage(), taken);
        }
    }

    /** The bound port. */
    public int port() {
        return port;
    }

    private void onEndpoint(MqttEndpoint endpoint) {
        subscribers.put(endpoint, new ArrayList<>());
        endpoint.subscribeHandler(message -> subscribe(endpoint, message)).publishAutoAck(true).publishHandler(this::publish)
                .closeHandler(closed -> leave(endpoint)).exceptionHandler(broken -> endpoint.close()).accept(false);
    }

    private void subscribe(MqttEndpoint endpoint, MqttSubscribeMessage message) {
        List<MqttQoS> granted = new ArrayList<>();
        for (MqttTopicSubscription each : message.topicSubscriptions()) {
            granted.add(MqttQoS.valueOf(QOS_GRANTED));
            subscribers.get(endpoint).add(each.topicName());
        }
        endpoint.subscribeAcknowledge(message.messageId(), granted);
        for (MqttTopicSubscription each : message.topicSubscriptions()) {
            retained.forEach((topic, payload) -> {
                if (isMatch(each.topicName(), topic)) {
                    endpoint.publish(topic, payload, MqttQoS.AT_MOST_ONCE, false, true);
                }
            });
        }
    }

    private void publish(MqttPublishMessage message) {
        if (message.isRetain()) {
            retained.put(message.topicName(), message.payload());
        }
        passOn(message.topicName(), message.payload());
    }

    private void passOn(String topic, Buffer payload) {
        subscribers.forEach((endpoint, filters) -> {
            if (endpoint.isConnected() && filters.stream().anyMatch(filter -> isMatch(filter, topic))) {
                endpoint.publish(topic, payload, MqttQoS.AT_MOST_ONCE, false, false);
            }
        });
    }

    private void leave(MqttEndpoint endpoint) {
        subscribers.remove(endpoint);
        MqttWill will = endpoint.will();
        if (will != null && will.isWillFlag()) {
            Buffer payload = Buffer.buffer(will.getWillMessageBytes());
            if (will.isWillRetain()) {
                retained.put(will.getWillTopic(), payload);
            }
            passOn(will.getWillTopic(), payload);
        }
    }

    /** By the rules of MQTT; shared subscriptions are not known. */
    static boolean isMatch(String filter, String topic) {
        String[] wanted = filter.split("/", -1);
        String[] given = topic.split("/", -1);
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i >= given.length || !wanted[i].equals("+") && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return wanted.length == given.length;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
