package io.hazardwatch.gateway.notify.channel.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One connection to the broker. The acknowledgement of a message may come before its number is known here. Any thread. */
final class SirenConnection {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int IN_FLIGHT_MAX = 1_000;

    private final MqttClient client;
    private final Map<Integer, Promise<Void>> unacknowledged = new ConcurrentHashMap<>();

    private SirenConnection(MqttClient client) {
        this.client = client;
    }

    /** Connects and subscribes to the echoes. */
    static Future<SirenConnection> open(Vertx vertx, SirenSettings settings, Consumer<MqttPublishMessage> echoes, Runnable closed) {
        MqttClientOptions options = new MqttClientOptions().setClientId(settings.clientId()).setUsername(settings.userName())
                .setPassword(settings.password()).setKeepAliveInterval(KEEP_ALIVE_SECONDS).setCleanSession(true)
                .setMaxInflightQueue(IN_FLIGHT_MAX);
        options.setSsl(settings.isTls()).setHostnameVerificationAlgorithm(settings.isTls() ? "HTTPS" : "");
        if (settings.authority() != null) {
            options.setTrustOptions(new PemTrustOptions().addCertPath(settings.authority()));
        }
        SirenConnection connection = new SirenConnection(MqttClient.create(vertx, options));
        connection.client.publishCompletionHandler(id -> connection.acknowledgement(id).tryComplete()).publishHandler(echoes::accept)
                .closeHandler(over -> {
                    connection.unacknowledged.values().forEach(promise -> promise.tryFail("the connection broke"));
                    closed.run();
                }).exceptionHandler(failure -> connection.client.disconnect());
        return connection.client.connect(settings.port(), settings.host())
                .compose(ready -> connection.client.subscribe(settings.echo().replace("{to}", "+"), MqttQoS.AT_LEAST_ONCE.value()))
                .map(subscribed -> connection);
    }

    private Promise<Void> acknowledgement(int id) {
        return unacknowledged.computeIfAbsent(id, unknown -> Promise.promise());
    }

    /** Publishes a retained message; completes when the broker has acknowledged it. */
    Future<Void> publish(String topic, Buffer payload) {
        return client.publish(topic, payload, MqttQoS.AT_LEAST_ONCE, false, true)
                .compose(id -> acknowledgement(id).future().onComplete(done -> unacknowledged.remove(id)));
    }

    void close() {
        if (client.isConnected()) {
            client.disconnect();
        }
    }
}
