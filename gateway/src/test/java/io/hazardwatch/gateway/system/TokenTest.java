package io.hazardwatch.gateway.system;

import static io.hazardwatch.gateway.system.PlantFiles.GAS;
import static io.hazardwatch.gateway.system.PlantFiles.alarmId;
import static io.hazardwatch.gateway.system.PlantFiles.device;
import static io.hazardwatch.gateway.system.PlantFiles.point;
import static io.hazardwatch.gateway.system.PlantFiles.topic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.GatewayClient;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.Publisher;
import io.hazardwatch.gateway.testkit.RunningGateway;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Devices that speak ThingsBoard's device API: the user name is the token, there is no password. */
@ExtendWith(LeakCheck.class)
class TokenTest {
    private static final String SELF = "v1/devices/me/telemetry";
    private static final String CREDENTIALS = "/api/v1/enterprises/acme/credentials";

    @TempDir
    private Path directory;
    private RunningGateway gateway;
    private ControlRoom room;

    @BeforeEach
    void start() throws Exception {
        new PlantFiles(directory).site(device("gd-1", point("lel", GAS)), device("gd-2", point("lel", GAS)));
        gateway = RunningGateway.start(directory);
        room = new ControlRoom(gateway.client());
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void tokenAlone_publishesForItsDeviceAndNoOther() throws Exception {
        JsonNode credential = issue("{\"name\":\"gd-1\",\"device\":\"yard/gd-1\"}");
        try (Publisher publisher = connect(credential.get("username").asText(), null)) {
            publisher.publish(SELF, "{\"lel\":30}");
            assertEquals("B", room.state(alarmId("gd-1", "lel")));
            publisher.publish(topic("gd-2"), "{\"lel\":30}");
            assertEquals("A", room.state(alarmId("gd-2", "lel")));
            assertEquals(List.of("not_authorised"), room.rejectReasons());
            publisher.publish(topic("gd-1"), "{\"lel\":31}");
            assertEquals(31, room.last(PlantFiles.pointId("gd-1", "lel")));
        }
    }

    @Test
    void wrongToken_isRefused() {
        issue("{\"name\":\"gd-1\",\"device\":\"gd-1\"}");
        assertThrows(MqttException.class, () -> connect("no-such-token-0123456789", null));
    }

    @Test
    void credentialOfAnEnterprise_needsItsPassword() throws Exception {
        JsonNode credential = issue("{\"name\":\"gateway\"}");
        String username = credential.get("username").asText();
        assertThrows(MqttException.class, () -> connect(username, null));
        assertThrows(MqttException.class, () -> connect(username, "wrong"));
        try (Publisher publisher = connect(username, credential.get("password").asText())) {
            publisher.publish(SELF, "{\"lel\":30}");
            assertEquals(List.of("not_authorised"), room.rejectReasons());
        }
    }

    @Test
    void wrongPassword_isCountedAtItsCredentialAndInTheMetrics() {
        JsonNode credential = issue("{\"name\":\"gateway\"}");
        assertThrows(MqttException.class, () -> connect(credential.get("username").asText(), "wrong"));
        assertThrows(MqttException.class, () -> connect("nobody", "wrong"));
        JsonNode listed = gateway.client().get(CREDENTIALS).body().at("/credentials/0");
        assertEquals(1, listed.get("refusedLogIns").asInt());
        assertEquals("127.0.0.1", listed.get("lastRefusedFrom").asText());
        assertTrue(listed.get("lastRefusedAt").asText().endsWith("+00:00"), listed::toString);
        String metrics = gateway.client().get("/metrics").text();
        assertTrue(metrics.contains("hazardwatch_mqtt_auth_failures_total{reason=\"wrong_password\"} 1.0"));
        assertTrue(metrics.contains("hazardwatch_mqtt_auth_failures_total{reason=\"unknown_username\"} 1.0"));
        assertTrue(metrics.contains("hazardwatch_door_refused_connections_total 2.0"));
    }

    @Test
    void revokedToken_isRefusedFromThenOn() throws Exception {
        String token = issue("{\"name\":\"gd-1\",\"device\":\"gd-1\"}").get("username").asText();
        connect(token, null).close();
        String shown = gateway.client().get(CREDENTIALS).body().at("/credentials/0/username").asText();
        assertEquals(204, gateway.client().delete(CREDENTIALS + '/' + shown).status());
        assertThrows(MqttException.class, () -> connect(token, null));
        assertEquals(404, gateway.client().delete(CREDENTIALS + '/' + shown).status());
    }

    @Test
    void revokedCredential_endsItsOpenConnectionsOverTcpAndWebSocket() throws Exception {
        String token = issue("{\"name\":\"gd-1\",\"device\":\"gd-1\"}").get("username").asText();
        try (Publisher overTcp = connect(token, null);
                Publisher overWebSocket = new Publisher("ws://127.0.0.1:" + gateway.httpPort() + "/mqtt", token, null)) {
            overWebSocket.publish(SELF, "{\"lel\":3}");
            String shown = gateway.client().get(CREDENTIALS).body().at("/credentials/0/username").asText();
            assertEquals(204, gateway.client().delete(CREDENTIALS + '/' + shown).status());
            Await.until("closed", () -> !overTcp.isConnected() && !overWebSocket.isConnected());
        }
    }

    @Test
    void tokenOverARestart_staysGood() throws Exception {
        String token = issue("{\"name\":\"gd-1\",\"device\":\"gd-1\"}").get("username").asText();
        gateway.close();
        gateway = RunningGateway.start(directory);
        connect(token, null).close();
    }

    private JsonNode issue(String json) {
        GatewayClient.Answer answer = gateway.client().post(CREDENTIALS, json);
        assertEquals(201, answer.status(), answer::text);
        return answer.body();
    }

    private Publisher connect(String username, String password) throws MqttException {
        return new Publisher(gateway.mqttPort(), username, password);
    }
}
