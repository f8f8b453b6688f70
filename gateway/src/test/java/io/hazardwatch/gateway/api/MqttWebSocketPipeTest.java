package io.hazardwatch.gateway.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.testkit.Await;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.NetServer;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;

class MqttWebSocketPipeTest extends ApiTestCase {
    @Test
    void pahoOverWebSocket_publishesToTheDoor() throws Exception {
        CompletableFuture<String> payload = new CompletableFuture<>();
        MqttServer server = MqttServer.create(desk.vertx, new MqttServerOptions().setHost("127.0.0.1").setPort(0));
        server.endpointHandler(endpoint -> endpoint.publishAutoAck(true)
                .publishHandler(message -> payload.complete(message.payload().toString())).accept());
        desk.piped.bound(Desk.await(server.listen().toCompletionStage()).actualPort());
        publish();
        assertEquals("{\"lel\":2.5}", payload.get(60, TimeUnit.SECONDS));
    }

    private void publish() throws MqttException {
        MqttClient paho = new MqttClient("ws://127.0.0.1:" + desk.front.port() + "/mqtt", "gw-1", new MemoryPersistence());
        try {
            paho.connect();
            paho.publish("hazard/v1/huarun-gas/lpg-depot-01/gd-07/telemetry", "{\"lel\":2.5}".getBytes(), 1, false);
            paho.disconnect();
        } finally {
            paho.close();
        }
    }

    @Test
    void muchDataThroughASlowDoor_arrivesWholeAndInOrder() {
        byte[] sent = new byte[3 << 20];
        new Random(7).nextBytes(sent);
        Buffer received = Buffer.buffer();
        NetServer server = desk.vertx.createNetServer().connectHandler(socket -> socket.handler(part -> {
            desk.piped.accept(socket.remoteAddress().port());
            received.appendBuffer(part);
            socket.pause();
            desk.vertx.setTimer(1, id -> socket.resume());
        }));
        desk.piped.bound(Desk.await(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort());
        WebSocket socket = Desk.await(sockets.connect(options()).toCompletionStage());
        for (int at = 0; at < sent.length; at += 32 << 10) {
            socket.writeBinaryMessage(Buffer.buffer().appendBytes(sent, at, 32 << 10));
        }
        Await.until("all bytes", () -> received.length() == sent.length);
        assertArrayEquals(sent, received.getBytes());
    }

    @Test
    void plainRequestOrWrongProtocol_isToldWhatIsWanted() {
        assertEquals(426, client.send("GET", "/mqtt", null).status());
    }

    private WebSocketConnectOptions options() {
        return webSocket("/mqtt").setSubProtocols(List.of("mqtt"));
    }
}
