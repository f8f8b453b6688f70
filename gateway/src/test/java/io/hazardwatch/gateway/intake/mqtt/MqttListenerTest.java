package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class MqttListenerTest {
    private static final String PINGRESP = "D000";
    private final ListenerFixture fixture = new ListenerFixture();

    @AfterEach
    void closeDoor() {
        fixture.awaitConnections(0);
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void messageNotDurable_isNotAcknowledged(int version) {
        fixture.ingests.withhold();
        try (RawClient client = fixture.acme(version, "a")) {
            client.publish(Plant.TOPIC, 1, 7, "{\"lel\":1}");
            assertEquals(PINGRESP, client.ping());
            assertTrue(client.isQuiet());
            assertEquals(List.of("{\"lel\":1}"), fixture.ingests.payloads());
            fixture.ingests.makeDurable(1);
            assertEquals("40020007", client.receive());
        }
    }

    @Test
    void defectWhileTakingAMessage_goesToTheSinkAndClosesTheConnectionUnacknowledged() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient client = fixture.acme(4, "a")) {
            client.publish(Plant.TOPIC, 1, 7, "defect");
            assertEquals(RawClient.CLOSED, client.receive());
            assertEquals(1, fixture.defects.size());
            fixture.awaitConnections(0);
        }
    }

    @Test
    void retainedPublish_isTakenAsLive() {
        try (ListenerFixture fixture = new ListenerFixture(); RawClient five = fixture.raw(5); RawClient old = fixture.acme(4, "b")) {
            String connack = five.connect("a", "acme", "secret", 0);
            assertFalse(connack.contains("2500"), "retain is not said to be unavailable: " + connack);
            for (RawClient client : List.of(five, old)) {
                client.send(0x33, client.publishBody(Plant.TOPIC, 1, 7, "{\"lel\":1}".getBytes(StandardCharsets.UTF_8)));
                assertEquals("40020007", client.receive());
            }
            assertEquals(List.of("{\"lel\":1}", "{\"lel\":1}"), fixture.ingests.payloads());
        }
    }

    @Test
    void messagesBecomeDurableOneByOne_acknowledgementsFollowInOrder() {
        fixture.ingests.withhold();
        try (RawClient client = fixture.acme(4, "a")) {
            for (int id = 1; id <= 300; id++) {
                client.publish(Plant.TOPIC, 1, id, "{\"lel\":" + id + "}");
            }
            Await.until("all taken", () -> fixture.ingests.count() == 300);
            fixture.ingests.makeDurable(1);
            assertEquals("40020001", client.receive());
            assertEquals(PINGRESP, client.ping());
            assertTrue(client.isQuiet());
            fixture.ingests.makeDurable(299);
            for (int id = 2; id <= 300; id++) {
                assertEquals("4002%04X".formatted(id), client.receive());
            }
        }
    }

    @Test
    void noRoom_holdsEverythingInOrderAndLosesNothing() {
        fixture.ingests.makeRoom(5);
        try (RawClient client = fixture.acme(4, "a"); RawClient quiet = fixture.acme(4, "b")) {
            for (int id = 1; id <= 50; id++) {
                client.publish(Plant.TOPIC, id % 2, id, "{\"lel\":" + id + "}");
            }
            Await.until("pause", () -> fixture.listener.counters().backpressurePauses() > 0);
            assertEquals(5, fixture.ingests.count());
            assertEquals(PINGRESP, quiet.ping());
            fixture.ingests.makeRoom(1);
            Await.until("one more", () -> fixture.ingests.count() == 6);
            fixture.ingests.makeRoom(Integer.MAX_VALUE);
            for (int id = 1; id <= 50; id += 2) {
                assertEquals("4002%04X".formatted(id), client.receive());
            }
            Await.until("all", () -> fixture.ingests.count() == 50);
            assertEquals("{\"lel\":50}", fixture.ingests.payloads().getLast());
            assertEquals(PINGRESP, client.ping());
        }
    }

    @Test
    void noRoomAndClientHangsUp_qos0StillArrives() {
        fixture.ingests.makeRoom(0);
        try (RawClient client = fixture.acme(4, "a")) {
            client.begin();
            client.publish(Plant.TOPIC, 0, 0, "{\"lel\":1}");
            client.publish(Plant.TOPIC, 1, 2, "{\"lel\":2}");
            client.send("E000");
            client.end();
            assertEquals(RawClient.CLOSED, client.receive());
        }
        fixture.awaitConnections(0);
        fixture.ingests.makeRoom(10);
        Await.until("poured", () -> fixture.ingests.count() == 1);
        assertEquals(List.of("{\"lel\":1}"), fixture.ingests.payloads());
    }

    @Test
    void foreignTopic_mqtt5IsToldAndConnectionStays() {
        try (RawClient client = fixture.acme(5, "a")) {
            client.publish(Plant.topic("other", "gd-01"), 1, 1, "{}");
            assertEquals("4003000187", client.receive());
            client.publish(Plant.topic("acme", "gd-99"), 2, 2, "{}");
            assertEquals("5003000287", client.receive());
            client.publish("some/where", 1, 3, "{}");
            assertEquals("4003000390", client.receive());
            client.publish(Plant.TOPIC, 1, 4, "bad");
            assertEquals("4003000499", client.receive());
            client.publish(Plant.TOPIC, 1, 5, "{}");
            assertEquals("40020005", client.receive());
        }
        assertEquals(1, fixture.quarantine.count(RejectReason.NOT_AUTHORISED));
        assertEquals(1, fixture.quarantine.count(RejectReason.UNKNOWN_DEVICE));
        assertEquals(1, fixture.quarantine.count(RejectReason.BAD_TOPIC));
        assertEquals(1, fixture.listener.counters().rejects(RejectReason.NOT_JSON));
        assertEquals(3, fixture.quarantine.recent("acme").size());
    }

    @Test
    void foreignTopic_mqtt311IsAcknowledgedAndConnectionStays() {
        try (RawClient client = fixture.acme(4, "a")) {
            client.publish(Plant.topic("other", "gd-01"), 1, 1, "{}");
            assertEquals("40020001", client.receive());
            client.publish(Plant.TOPIC, 1, 2, "{}");
            assertEquals("40020002", client.receive());
        }
        assertEquals(1, fixture.quarantine.count(RejectReason.NOT_AUTHORISED));
        assertEquals(1, fixture.ingests.count());
    }

    @Test
    void payloadTooLarge_mqtt311IsQuarantinedAndConnectionStays() {
        try (RawClient client = fixture.acme(4, "a")) {
            client.publish(Plant.TOPIC, 1, 1, "x".repeat(ListenerFixture.PAYLOAD_BYTES_MAX + 1));
            assertEquals("40020001", client.receive());
            client.publish(Plant.TOPIC, 1, 2, "{}");
            assertEquals("40020002", client.receive());
        }
        assertEquals(ListenerFixture.PAYLOAD_BYTES_MAX / 4, fixture.quarantine.recent("acme").getFirst().excerpt().length());
        assertEquals(List.of("{}"), fixture.ingests.payloads());
    }

    @ParameterizedTest
    @ValueSource(ints = {ListenerFixture.PAYLOAD_BYTES_MAX + 1, ListenerFixture.PAYLOAD_BYTES_MAX * 10})
    void payloadTooLarge_mqtt5IsToldAndDisconnected(int length) {
        try (RawClient client = fixture.acme(5, "a")) {
            client.publish(Plant.TOPIC, 1, 1, "x".repeat(length));
            assertEquals("E00195", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
        }
        assertEquals(1, fixture.quarantine.count(RejectReason.TOO_LARGE));
    }

    @Test
    void payloadBeyondAllMeasure_mqtt311IsClosed() {
        try (RawClient client = fixture.acme(4, "a")) {
            client.publish(Plant.TOPIC, 1, 1, "x".repeat(ListenerFixture.PAYLOAD_BYTES_MAX * 10));
            assertEquals(RawClient.CLOSED, client.receive());
        }
        assertEquals(1, fixture.quarantine.count(RejectReason.TOO_LARGE));
    }

    @Test
    void wrongPassword_isRefused() {
        try (RawClient client = fixture.raw(4)) {
            assertEquals("20020004", client.connect("a", "acme", "wrong", 0));
            assertEquals(RawClient.CLOSED, client.receive());
        }
        try (RawClient client = fixture.raw(5)) {
            assertEquals("86", client.connect("a", "acme", "wrong", 0).substring(6, 8));
            assertEquals(RawClient.CLOSED, client.receive());
        }
        assertEquals(2, fixture.listener.counters().refusedConnections());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void tokenWithoutPassword_publishesOnItsOwnTopic(int version) {
        try (RawClient client = fixture.raw(version)) {
            assertEquals("00", client.connect("a", "token-gd-01", null, 0).substring(6, 8));
            client.publish("v1/devices/me/telemetry", 1, 1, "{\"lel\":1}");
            assertEquals("40020001", client.receive());
        }
        assertEquals("acme", fixture.ingests.origins().getFirst().enterprise());
    }

    @Test
    void qos2_isOfferedOnceHoweverOftenItIsSent() {
        try (RawClient client = fixture.acme(5, "a")) {
            client.publish(Plant.TOPIC, 2, 9, "{\"lel\":1}");
            assertEquals("50020009", client.receive());
            client.publish(Plant.TOPIC, 2, 9, "{\"lel\":1}");
            assertEquals("50020009", client.receive());
            client.send("62020009");
            assertEquals("70020009", client.receive());
            client.send("62020009");
            assertEquals("7003000992", client.receive());
            client.publish(Plant.TOPIC, 2, 9, "{\"lel\":2}");
            assertEquals("50020009", client.receive());
        }
        assertEquals(List.of("{\"lel\":1}", "{\"lel\":2}"), fixture.ingests.payloads());
    }

    @Test
    void qos2NotDurable_pubrecIsWithheld() {
        fixture.ingests.withhold();
        try (RawClient client = fixture.acme(4, "a")) {
            client.publish(Plant.TOPIC, 2, 9, "{\"lel\":1}");
            assertEquals(PINGRESP, client.ping());
            assertTrue(client.isQuiet());
            fixture.ingests.makeDurable(1);
            assertEquals("50020009", client.receive());
        }
    }

    @Test
    void sameClientIdAgain_theOlderConnectionIsClosed() {
        try (RawClient older = fixture.acme(5, "a"); RawClient stranger = fixture.connected(5, "a", "other");
                RawClient newer = fixture.acme(4, "a")) {
            assertEquals("E0018E", older.receive());
            assertEquals(RawClient.CLOSED, older.receive());
            assertEquals(PINGRESP, newer.ping());
            assertEquals(PINGRESP, stranger.ping());
            fixture.awaitConnections(2);
        }
    }

    @Test
    void connectionWithoutConnect_isClosedInTime() {
        MqttSettings hurried = new MqttSettings("127.0.0.1", 0, -1, null, null, 1, ListenerFixture.PAYLOAD_BYTES_MAX, 0, 100, 1);
        try (ListenerFixture strict = new ListenerFixture(hurried); RawClient silent = strict.raw(4)) {
            assertEquals(RawClient.CLOSED, silent.receive());
        }
    }

    @Test
    void keepAliveMissed_isClosed() {
        try (RawClient client = fixture.raw(5)) {
            client.connect("a", "acme", "secret", 1);
            assertEquals("E0018D", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
        }
    }

    @Test
    void subscribe_isRefusedAndConnectionStays() {
        try (RawClient client = fixture.acme(4, "a"); RawClient five = fixture.acme(5, "b")) {
            client.send("82 06 0001 0001 61 01");
            assertEquals("9003000180", client.receive());
            client.send("A2 05 0002 0001 61");
            assertEquals("B0020002", client.receive());
            assertEquals(PINGRESP, client.ping());
            five.send("82 07 0001 00 0001 61 01");
            assertEquals("900400010087", five.receive());
            five.send("A2 06 0002 00 0001 61");
            assertEquals("B00400020011", five.receive());
        }
    }

    @Test
    void mqtt5Connack_tellsOurLimits() {
        try (RawClient client = fixture.raw(5)) {
            String answer = client.connect("", "acme", "secret", 0);
            assertTrue(answer.contains("211000"), "receive maximum 4096: " + answer);
            assertTrue(answer.contains("2700001400"), "maximum packet size 5120: " + answer);
            assertTrue(answer.contains("2800"), answer);
            assertTrue(answer.contains("12002768772D"), "assigned client id: " + answer);
        }
    }

    @Test
    void topicAlias_isRefused() {
        try (RawClient client = fixture.acme(5, "a")) {
            client.send("30 09 0001 61 03 230001 7B7D");
            assertEquals("E00194", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
        }
        assertEquals(1, fixture.listener.counters().protocolErrors());
    }

    @Test
    void doorClosed_mqtt5ClientIsTold() {
        try (RawClient client = fixture.acme(5, "a")) {
            ListenerFixture.await(fixture.listener.close());
            assertEquals("E0018B", client.receive());
            assertEquals(RawClient.CLOSED, client.receive());
        }
    }
}
