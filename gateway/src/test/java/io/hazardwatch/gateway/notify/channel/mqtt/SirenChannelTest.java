package io.hazardwatch.gateway.notify.channel.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.notify.person.Behaviour;
import io.hazardwatch.gateway.notify.person.ChannelSettings;
import io.hazardwatch.gateway.notify.person.ContractPeer;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.RemoteChannelContract;
import io.hazardwatch.gateway.notify.person.ReportsFailure;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.notify.person.TestMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A siren counts as sounding only when it says so itself. */
class SirenChannelTest extends RemoteChannelContract implements ReportsFailure {
    private static final long SILENCE_MILLIS = 2_000;
    private Broker broker;
    private long echoMillis = 60_000;

    @Override
    protected ContractPeer openPeer() throws Exception {
        broker = new Broker();
        return broker;
    }

    @Override
    protected ChannelSettings settings() {
        return new SirenSettings(options("siren"), "127.0.0.1", broker.port(), false, null, "gateway", null, null, "site/{to}/set", "site/{to}/state",
                echoMillis, List.of());
    }

    @Override
    protected ContactMeansKind means() {
        return ContactMeansKind.APP;
    }

    @Override
    protected String address() {
        return "tower-7";
    }

    @Test
    void deviceThatAnswers_isDelivered() throws Exception {
        broker.echoes = true;
        assertEquals(new SendResult.Accepted("key-1", true), send(message("gas")));
        Await.until("echo", () -> receipts.size() == 1);
        assertEquals("key-1 DELIVERED", receipts.peek().key() + ' ' + receipts.peek().outcome());
        MqttPublishMessage state = broker.published.peek();
        assertEquals("site/tower-7/set", state.topicName());
        assertTrue(state.isRetain());
        assertEquals("on", new JsonObject(state.payload()).getString("state"));
    }

    @Test
    void deviceThatIsSilent_isUndelivered() throws Exception {
        echoMillis = SILENCE_MILLIS;
        channel.close();
        channel = opened();
        assertInstanceOf(SendResult.Accepted.class, send(message("gas")));
        Await.until("no echo", () -> receipts.size() == 1);
        assertEquals(ReceiptOutcome.UNDELIVERED, receipts.peek().outcome());
    }

    @Test
    void deviceThatCannotBeATopic_isUnreachable() throws Exception {
        assertInstanceOf(SendResult.Unreachable.class, send(TestMessage.of("k", ContactMeansKind.APP, "+/#", "gas")));
        assertTrue(broker.published.isEmpty());
    }

    /** A broker of one topic. */
    private static final class Broker implements ContractPeer {
        private final Vertx own = Vertx.vertx();
        private final MqttServer server;
        private final Queue<MqttPublishMessage> published = new ConcurrentLinkedQueue<>();
        private volatile Behaviour behaviour = Behaviour.WELL;
        private volatile boolean echoes;

        Broker() throws Exception {
            server = MqttServer.create(own, new MqttServerOptions().setHost("127.0.0.1").setPort(0)).endpointHandler(this::connect);
            server.listen().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }

        int port() {
            return server.actualPort();
        }

        private void connect(MqttEndpoint endpoint) {
            if (behaviour == Behaviour.FAILS) {
                endpoint.reject(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE);
            } else if (behaviour != Behaviour.SLOW) {
                endpoint.subscribeHandler(asked -> endpoint.subscribeAcknowledge(asked.messageId(), List.of(MqttQoS.AT_LEAST_ONCE)));
                endpoint.publishHandler(message -> take(endpoint, message));
                endpoint.accept(false);
            }
        }

        private void take(MqttEndpoint endpoint, MqttPublishMessage message) {
            if (behaviour == Behaviour.RESETS) {
                endpoint.close();
                return;
            }
            published.add(message);
            endpoint.publishAcknowledge(message.messageId());
            if (echoes) {
                endpoint.publish("site/tower-7/state", Buffer.buffer("not json"), MqttQoS.AT_MOST_ONCE, false, false);
                endpoint.publish("site/tower-7/state", message.payload(), MqttQoS.AT_MOST_ONCE, false, false);
                endpoint.publish("site/tower-7/state", message.payload(), MqttQoS.AT_MOST_ONCE, false, false);
            }
        }

        @Override
        public void behave(Behaviour next) {
            behaviour = next;
        }

        @Override
        public List<String> received() {
            return published.stream().map(message -> new JsonObject(message.payload()).getString("text")).toList();
        }

        @Override
        public void close() throws IOException {
            try {
                own.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new IOException(e);
            }
        }
    }
}
