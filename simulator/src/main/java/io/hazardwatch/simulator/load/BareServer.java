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
 * A minimal MQTT server on the same libraries as the gateway: it receives PUBLISH packets, optionally parses their JSON, acknowledges
 * them and discards them. It is the baseline: any cost of the gateway above it is the gateway's own work. Runs on one event loop.
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

    /**
     * Listens on the loopback interface.
     *
     * @param port TCP port; 0 = any free port
     * @return completes with the port in use, or fails when the port cannot be bound
     */
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

    /** Summarizes the counts in one line for the console. */
    String line() {
        return "bare: messages " + messages() + ", values " + values.sum() + ", broken " + broken.sum();
    }
}
