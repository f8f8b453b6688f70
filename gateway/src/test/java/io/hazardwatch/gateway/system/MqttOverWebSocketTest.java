package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.pointId;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
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
    private static final int TRIES_MAX = 5;

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
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)));
        boolean isShown = false;
        for (int tries = 0; tries < TRIES_MAX && !isShown; tries++) {
            try (RunningGateway gateway = RunningGateway.start(directory)) {
                isShown = strangersAtOnce_areBounded(gateway);
            }
        }
        assertTrue(isShown, "the strangers never were all there at once");
    }

    /** False when the machine was so slow that the gateway had closed the first before the last came, so that places were free again. */
    private static boolean strangersAtOnce_areBounded(RunningGateway gateway) throws Exception {
        List<Socket> strangers = new ArrayList<>();
        try (Publisher device = gateway.publisher("acme")) {
            int let = 0;
            for (int i = 0; i < STRANGERS; i++) {
                strangers.add(new Socket(InetAddress.getLoopbackAddress(), gateway.httpPort()));
                ask(strangers.getLast());
            }
            for (Socket stranger : strangers) {
                let += isUpgraded(stranger) ? 1 : 0;
            }
            if (isClosed(strangers.getFirst())) {
                return false;
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
        return true;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void ask(Socket socket) throws IOException {
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(("GET /mqtt HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: mqtt\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isUpgraded(Socket socket) throws IOException {
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
            ask(socket);
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
