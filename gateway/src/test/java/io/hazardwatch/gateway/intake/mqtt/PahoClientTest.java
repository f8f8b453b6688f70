package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class PahoClientTest {
    private static final int WAIT_MILLIS = 60_000;

    @Test
    void manyClients_shareTheLoopsAndAreAllAcknowledged() throws Exception {
        try (ListenerFixture fixture = new ListenerFixture()) {
            List<MqttAsyncClient> clients = new ArrayList<>();
            List<IMqttToken> tokens = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                clients.add(connected(fixture, "client-" + i, "secret"));
            }
            for (int n = 0; n < 300; n++) {
                tokens.add(publish(clients.get(n % 6), Plant.TOPIC, n, n % 3));
            }
            for (IMqttToken token : tokens) {
                token.waitForCompletion(WAIT_MILLIS);
            }
            Await.until("all", () -> fixture.ingests.count() == 300);
            assertEquals(6, clients.stream().filter(MqttAsyncClient::isConnected).count(), fixture.defects::toString);
            for (MqttAsyncClient client : clients) {
                close(client);
            }
            fixture.awaitConnections(0);
            assertEquals(List.of(), List.copyOf(fixture.defects));
        }
    }

    @Test
    void foreignTopic_clientSeesTheReasonAndGoesOn() throws Exception {
        try (ListenerFixture fixture = new ListenerFixture()) {
            MqttAsyncClient client = connected(fixture, "client", "secret");
            IMqttToken foreign = publish(client, Plant.topic("other", "gd-01"), 1, 1);
            foreign.waitForCompletion(WAIT_MILLIS);
            assertEquals(0x87, foreign.getReasonCodes()[0]);
            publish(client, Plant.TOPIC, 2, 1).waitForCompletion(WAIT_MILLIS);
            assertTrue(client.isConnected());
            close(client);
        }
    }

    @Test
    void wrongPassword_clientSeesTheReason() throws Exception {
        try (ListenerFixture fixture = new ListenerFixture()) {
            MqttException refused = assertThrows(MqttException.class, () -> connected(fixture, "client", "wrong"));
            assertEquals(0x86, refused.getReasonCode());
        }
    }

    private static MqttAsyncClient connected(ListenerFixture fixture, String id, String password) throws MqttException {
        MqttAsyncClient client = new MqttAsyncClient("tcp://127.0.0.1:" + fixture.listener.port(), id,
                new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setConnectionTimeout(WAIT_MILLIS / 1_000);
        options.setUserName("acme");
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        try {
            client.connect(options).waitForCompletion(WAIT_MILLIS);
        } catch (MqttException e) {
            client.close(true);
            throw e;
        }
        return client;
    }

    private static IMqttToken publish(MqttAsyncClient client, String topic, int value, int qos) throws MqttException {
        return client.publish(topic, ("{\"lel\":" + value + "}").getBytes(StandardCharsets.UTF_8), qos, false);
    }

    private static void close(MqttAsyncClient client) throws MqttException {
        client.disconnect().waitForCompletion(WAIT_MILLIS);
        client.close(true);
    }
}
