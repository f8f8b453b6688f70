package io.hazardwatch.simulator.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/**
 * The least an MQTT server in this stack can do: take publishes, read their JSON or not, acknowledge, forget. What a gateway costs
 * beyond it is the gateway's own work. One event loop.
 */
final class BareServer {
    private static final JsonFactory JSON = new JsonFactory();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final boolean parse;
    private final LongAdder messages = new LongAdder();
    private final LongAdder values = new LongAdder();
    private final LongAdder broken = new LongAdder();

    BareServer(boolean parse) {
        this.parse = parse;
    }

    /** Listens on loopback; completes with the port bound. */
    Future<Integer> start(int port) {
        return MqttServer.create(vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(port))
                .endpointHandler(this::onEndpoint).listen().map(MqttServer::actualPort);
    }

    Future<Void> stop() {
        return vertx.close();
    }

    private void onEndpoint(MqttEndpoint endpoint) {
        endpoint.publishAutoAck(true).publishHandler(message -> onPublish(message.payload()));
        endpoint.accept(false);
    }

    private void onPublish(Buffer payload) {
        messages.increment();
        if (parse) {
            values.add(count(payload));
        }
    }

    private int count(Buffer payload) {
        int numbers = 0;
        try (JsonParser parser = JSON.createParser(payload.getBytes())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.getDoubleValue() > -1) {
                    numbers++;
                }
            }
        } catch (IOException notJson) {
            broken.increment();
        }
        return numbers;
    }

    long messages() {
        return messages.sum();
    }

    /** One line for people. */
    String line() {
        return "bare: messages " + messages() + ", values " + values.sum() + ", broken " + broken.sum();
    }
}
