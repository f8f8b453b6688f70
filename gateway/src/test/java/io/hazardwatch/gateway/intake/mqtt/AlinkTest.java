package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.Rejected;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Property posts of Alink over the MQTT port. */
@ExtendWith(LeakCheck.class)
class AlinkTest {
    private static final String TOPIC = "/sys/a1Key/al-01/thing/event/property/post";
    private static final long NOW = 1_760_000_000_000L;

    private final ListenerFixture fixture = new ListenerFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static String post(String id, String params) {
        return "{\"id\":\"" + id + "\",\"version\":\"1.0\",\"params\":" + params + ",\"method\":\"thing.event.property.post\"}";
    }

    /** The next PUBLISH from the gateway; its topic is the one for answers. */
    private static JsonObject answer(RawClient client, int version) {
        byte[] packet = HexFormat.of().parseHex(client.receive());
        assertEquals(0x30, packet[0], "a PUBLISH with QoS 0");
        int at = packet[1] < 0 ? 3 : 2;
        int length = packet[at] << 8 | packet[at + 1];
        assertEquals(TOPIC + "_reply", new String(packet, at + 2, length, StandardCharsets.UTF_8));
        int payload = at + 2 + length + (version == 5 ? 1 : 0);
        return new JsonObject(new String(packet, payload, packet.length - payload, StandardCharsets.UTF_8));
    }

    @Test
    void post_isAnsweredWith200OnceItIsDurable_besideItsAcknowledgement() {
        for (int version : new int[] {4, 5}) {
            fixture.ingests.withhold();
            try (RawClient client = fixture.connected(version, "al", "token-al-01")) {
                client.publish(TOPIC, 0, 0, post("1", "{\"lel\":2.5,\"PowerSwitch\":{\"value\":\"1\",\"time\":1759999999000}}"));
                int taken = version == 4 ? 1 : 3;
                Await.until("taken", () -> fixture.ingests.count() == taken);
                client.send("c000");
                assertEquals("D000", client.receive(), "a pong, and no answer before it");
                fixture.ingests.makeAllDurable();
                JsonObject answer = answer(client, version);
                assertEquals(200, answer.getInteger("code"));
                assertEquals("1", answer.getString("id"));
                client.publish(TOPIC, 1, 7, post("2", "{\"lel\":3}"));
                assertEquals("40020007", client.receive());
                assertEquals("2", answer(client, version).getString("id"));
            }
        }
        assertEquals("al-01 4@" + NOW + "=2.5/GOOD 5@1759999999000=1.0/GOOD", fixture.ingests.payloads().getFirst());
    }

    @Test
    void timesAndNumbersOfTheField_areUnderstood() {
        try (RawClient client = fixture.connected(4, "al", "token-al-01")) {
            for (String time : List.of("1759999999", "\"1759999999\"", "\"1759999999000\"", "\"2025-10-09T08:53:19Z\"",
                    "\"2025-10-09T16:53:19+08:00\"",
                    "\"2025-10-09 16:53:19\"")) {
                client.publish(TOPIC, 0, 0, post("1", "{\"lel\":{\"value\":\" 2.5 \",\"time\":" + time + "}}"));
                assertEquals(200, answer(client, 4).getInteger("code"), time);
            }
            client.publish(TOPIC, 0, 0, post("2", "{\"PowerSwitch\":true}"));
            assertEquals(200, answer(client, 4).getInteger("code"));
        }
        List<String> taken = fixture.ingests.payloads();
        assertEquals(7, taken.size());
        taken.subList(0, 6).forEach(each -> assertEquals("al-01 4@1759999999000=2.5/GOOD", each));
        assertEquals("al-01 5@" + NOW + "=1.0/GOOD", taken.getLast());
    }

    @Test
    void whatCannotBeUsed_isNamed_andTheRestHolds() {
        try (RawClient client = fixture.connected(4, "al", "token-al-01")) {
            client.publish(TOPIC, 0, 0, post("1", "{\"lel\":\"on\",\"Humidity\":3,\"power\":{\"value\":1,\"time\":\"soon\"}}"));
            JsonObject answer = answer(client, 4);
            assertEquals(200, answer.getInteger("code"), "a reading says that the instrument is broken");
            assertEquals(new JsonObject().put("lel", "WRONG_TYPE").put("Humidity", "UNKNOWN_POINT").put("power", "BAD_TIMESTAMP"),
                    answer.getJsonObject("data"));
            for (String bad : List.of("{\"id\":\"9\"}", "hello", post("9", "[1]"), post("9", "{}"), post("9", "{\"Humidity\":1}"),
                    "{\"a\":".repeat(600))) {
                client.publish(TOPIC, 1, 5, bad);
                assertEquals("40020005", client.receive());
                assertEquals(460, answer(client, 4).getInteger("code"), bad);
            }
            client.publish(TOPIC, 0, 0, "{\"id\":\"3\",\"sys\":{\"ack\":0},\"params\":{\"lel\":1}}");
            client.publish(TOPIC, 0, 0, post("4", "{\"lel\":1}"));
            assertEquals("4", answer(client, 4).getString("id"), "ack 0 wants no answer");
        }
    }

    @Test
    void onlyTheDeviceItself_mayUseItsTopic() {
        try (RawClient client = fixture.connected(5, "al", "token-al-01")) {
            client.publish(TOPIC.replace("a1Key", "a2Key"), 1, 1, post("1", "{\"lel\":1}"));
            assertEquals("4003000190", client.receive());
        }
        try (RawClient client = fixture.connected(5, "gd", "token-gd-01")) {
            client.publish(TOPIC, 1, 1, post("1", "{\"lel\":1}"));
            assertEquals("4003000190", client.receive(), "its device does not speak Alink");
        }
        try (RawClient client = fixture.acme(5, "acme")) {
            client.publish(TOPIC, 1, 1, post("1", "{\"lel\":1}"));
            assertEquals("4003000187", client.receive());
        }
        assertEquals(0, fixture.ingests.count());
        assertTrue(fixture.quarantine.recent(Plant.ACME.enterprise()).stream().map(Rejected::detail).anyMatch(text -> text.contains("product")));
    }
}
