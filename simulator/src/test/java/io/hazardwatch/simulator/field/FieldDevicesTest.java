package io.hazardwatch.simulator.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.hazardwatch.simulator.plant.DeviceId;
import io.hazardwatch.simulator.plant.Quality;
import io.hazardwatch.simulator.plant.Sample;
import io.hazardwatch.simulator.publish.Credentials;
import io.hazardwatch.simulator.scenario.Scenario;
import io.hazardwatch.simulator.scenario.ScenarioReader;
import io.hazardwatch.simulator.wire.Telemetry;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class FieldDevicesTest {
    private static final DeviceId DEVICE = new DeviceId("ent", "site", "a");
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private static Scenario scenario(String speaks) throws Exception {
        return ScenarioReader.read("test.yaml", """
                name: {zh: 测试, en: Test}
                seed: 1
                duration: 100s
                devices:
                  - {id: ent/site/a, points: {p: {base: 1}}, speaks: SPEAKS}
                """.replace("SPEAKS", speaks));
    }

    private FieldDevices open(String speaks, FieldOptions options) throws Exception {
        return FieldDevices.open(List.of(scenario(speaks)), options, "tcp://127.0.0.1:1", Credentials.none(),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private static Telemetry value(double value) {
        return new Telemetry(DEVICE, List.of(new Telemetry.Row(1_767_225_600_000L, List.of(new Sample("p", value, Quality.GOOD)))));
    }

    @Test
    void languageWithoutItsOption_isLeftToMqtt() throws Exception {
        try (FieldDevices devices = open("{language: hj212, id: M1, items: {p: a21028}}", new FieldOptions())) {
            assertFalse(devices.isBrought(value(1)));
            assertEquals("", said.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void packetWithoutAnswer_isSentAgainOnTheNextConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            FieldOptions options = new FieldOptions();
            options.hj212 = new Peer("127.0.0.1", server.getLocalPort());
            try (FieldDevices devices = open("{language: hj212, id: M1, items: {p: a21028}}", options)) {
                assertTrue(devices.isBrought(value(2.5)));
                for (int i = 0; i < 2; i++) {
                    try (Socket socket = server.accept();
                            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                        String packet = in.readLine();
                        assertTrue(packet.contains("CN=2011;PW=123456;MN=M1;") && packet.contains("a21028-Rtd=2.500,a21028-Flag=N"), packet);
                    }
                }
            }
        }
    }

    @Test
    void pushThatIsRefusedForGood_doesNotKeepLaterOnes() throws Exception {
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> bodies = new CopyOnWriteArrayList<>();
        CountDownLatch second = new CountDownLatch(1);
        gateway.createContext("/api/v1/ingest/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() == 1 ? 422 : 202, -1);
            exchange.close();
            if (bodies.size() == 2) {
                second.countDown();
            }
        });
        gateway.start();
        FieldOptions options = new FieldOptions();
        options.push = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        try (FieldDevices devices = open("{language: push, id: a, items: {p: p}}", options)) {
            assertTrue(devices.isBrought(value(2.5)));
            assertTrue(devices.isBrought(value(3.5)));
            second.await();
            assertTrue(bodies.get(0).contains("2.5") && bodies.get(1).contains("3.5"), bodies::toString);
        } finally {
            gateway.stop(0);
        }
    }

    @Test
    void takenPort_isSaidAndTheDeviceIsLeftToMqtt() throws Exception {
        try (ServerSocket neighbour = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            FieldOptions options = new FieldOptions();
            options.opcuaPort = neighbour.getLocalPort();
            options.sparkplugPort = neighbour.getLocalPort();
            for (String language : List.of("opcua", "sparkplug")) {
                try (FieldDevices devices = open("{language: " + language + ", id: g/n/d, items: {p: P}}", options)) {
                    assertFalse(devices.isBrought(value(1)));
                    assertTrue(said.toString(StandardCharsets.UTF_8).contains("ent/site/a is played over MQTT: " + language + ": "), said::toString);
                }
            }
        }
    }
}
