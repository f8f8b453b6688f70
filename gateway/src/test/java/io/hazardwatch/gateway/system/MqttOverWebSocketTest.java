package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where only the HTTP port is open: MQTT at {@code /mqtt}. */
@ExtendWith(LeakCheck.class)
class MqttOverWebSocketTest {
    private static final int STRANGERS = 200;
    private static final int STRANGERS_LET_IN = 64;

    @TempDir
    private Path directory;

    @Test
    void readingsOverWebSocket_areStoredAndRaiseAlarms() throws Exception {
        publishOverWebSocket("{}\n");
    }

    @Test
    void doorOnAnotherAddress_servesWebSocketAllTheSame() throws Exception {
        publishOverWebSocket("mqtt: {host: 127.0.0.2}\n");
    }

    /** {@value #STRANGERS} WebSockets without a credential, each with most of a frame near the largest allowed. */
    @Test
    void strangersWithHalfAFrameEach_areBoundedAndNobodyElseNotices() throws Exception {
        new PlantFiles(directory).gateway("mqtt: {connectTimeout: 300s}\n") // none leaves before all have come
                .site(device("gd-1", point("lel", GAS)));
        try (RunningGateway gateway = RunningGateway.start(directory); Publisher device = gateway.publisher("acme")) {
            List<Socket> strangers = new ArrayList<>();
            try {
                int let = 0;
                for (int i = 0; i < STRANGERS; i++) {
                    strangers.add(new Socket(InetAddress.getLoopbackAddress(), gateway.httpPort()));
                    let += isUpgraded(strangers.getLast()) ? 1 : 0;
                }
                assertEquals(STRANGERS_LET_IN, let);
                assertEquals(200, gateway.client().get("/health/live").status());
                device.publish(topic("gd-1"), "{\"lel\":30}");
                assertEquals("B", new ControlRoom(gateway.client()).state(alarmId("gd-1", "lel")));
            } finally {
                for (Socket stranger : strangers) {
                    stranger.close();
                }
            }
            Await.until("let in again", () -> isTaken(gateway));
        }
    }

    private static boolean isUpgraded(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(("GET /mqtt HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
        boolean isUpgraded = new String(status, StandardCharsets.US_ASCII).endsWith("101");
        if (isUpgraded) {
            byte[] frame = new byte[20_000];
            frame[0] = (byte) 0x82;
            frame[1] = (byte) 0xFF;
            frame[7] = 3; // of 200,000 bytes
            socket.getOutputStream().write(frame);
        }
        return isUpgraded;
    }

    private static boolean isTaken(RunningGateway gateway) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.httpPort())) {
            return isUpgraded(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private void publishOverWebSocket(String settings) throws Exception {
        new PlantFiles(directory).gateway(settings).site(device("gd-1", point("lel", GAS)));
        long start = System.currentTimeMillis() - 1000;
        try (RunningGateway gateway = RunningGateway.start(directory)) {
            JsonNode credential = gateway.client().post("/api/v1/enterprises/acme/credentials", "{\"name\":\"ws\"}").body();
            try (Publisher publisher = new Publisher("ws://127.0.0.1:" + gateway.httpPort() + "/mqtt",
                    credential.get("username").asText(), credential.get("password").asText())) {
                publisher.publish(topic("gd-1"), "{\"lel\":1}");
                publisher.publish(topic("gd-1"), "{\"lel\":30}");
            }
            ControlRoom room = new ControlRoom(gateway.client());
            assertEquals("B", room.state(alarmId("gd-1", "lel")));
            room.awaitStored(pointId("gd-1", "lel"), start, System.currentTimeMillis() + 1000, 2);
        }
    }
}
