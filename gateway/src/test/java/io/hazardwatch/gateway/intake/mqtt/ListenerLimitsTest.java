package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.RateLimiter;
import io.hazardwatch.gateway.intake.RateLimiters;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class ListenerLimitsTest {
    @Test
    void quotaSpent_senderIsSlowedDownAndNothingIsLost() {
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(1, 10, 100));
                RawClient greedy = fixture.acme(4, "a"); RawClient neighbour = fixture.connected(4, "b", "other")) {
            greedy.begin();
            for (int id = 1; id <= 25; id++) {
                greedy.publish(Plant.TOPIC, 1, id, "{\"lel\":" + id + "}");
            }
            greedy.end();
            Await.until("ten at once", () -> fixture.ingests.count() == 10);
            Await.until("pause", () -> fixture.listener.counters().quotaPauses() > 0);
            neighbour.publish(Plant.topic("other", "gd-01"), 1, 1, "{}");
            assertEquals("40020001", neighbour.receive());
            fixture.clock.advance(500);
            Await.until("five more", () -> fixture.ingests.count() == 16);
            fixture.clock.advance(2000);
            for (int id = 1; id <= 25; id++) {
                assertEquals("4002%04X".formatted(id), greedy.receive());
            }
            assertTrue(fixture.quarantine.counts().get("acme/a1").get(RejectReason.QUOTA) > 0);
        }
    }

    @Test
    void moreConnectionsThanAllowed_areClosedAndTheOthersStay() {
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(2, 0, 2));
                RawClient first = fixture.acme(4, "a"); RawClient second = fixture.acme(4, "b");
                RawClient third = fixture.raw(4)) {
            assertEquals(RawClient.CLOSED, third.receive());
            assertEquals("D000", first.ping());
            assertEquals("D000", second.ping());
            assertEquals(1, fixture.listener.counters().refusedConnections());
        }
    }

    @Test
    void tooManyInFlight_mqtt5IsToldAndMqtt311IsNotRead() {
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(1, 0, 10));
                RawClient five = fixture.acme(5, "a"); RawClient old = fixture.acme(4, "b")) {
            fixture.ingests.withhold();
            publishMany(five, AckWriter.IN_FLIGHT_MAX + 1);
            assertEquals("E00193", five.receive());
            assertEquals(AckWriter.IN_FLIGHT_MAX, fixture.ingests.count());
            publishMany(old, 20_000);
            Await.until("some read", () -> fixture.ingests.count() >= 2 * AckWriter.IN_FLIGHT_MAX);
            fixture.ingests.makeAllDurable();
            for (int id = 1; id <= 20_000; id++) {
                assertEquals("4002%04X".formatted(id), old.receive());
            }
        }
    }

    @Test
    void qos2MessageRepeatedWithoutEnd_costsItsSenderQuotaLikeAnyOther() {
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(1, 10, 100)); RawClient client = fixture.acme(4, "a")) {
            client.begin();
            for (int i = 0; i < 20; i++) {
                client.publish(Plant.TOPIC, 2, 7, "{}");
            }
            client.end();
            Await.until("pause", () -> fixture.listener.counters().quotaPauses() > 0);
            for (int i = 0; i < 10; i++) {
                assertEquals("50020007", client.receive());
            }
            assertEquals(10, fixture.listener.counters().acknowledgements());
            fixture.clock.advance(1000);
            for (int i = 0; i < 10; i++) {
                assertEquals("50020007", client.receive());
            }
            assertEquals(1, fixture.ingests.count());
        }
    }

    @Test
    void pingsWithoutEnd_costTheirSenderQuota_andNobodyElse() {
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(1, 10, 100));
                RawClient restless = fixture.acme(4, "a"); RawClient neighbour = fixture.connected(4, "b", "other")) {
            for (int i = 0; i < 11; i++) {
                assertEquals("D000", restless.ping());
            }
            Await.until("pause", () -> fixture.listener.counters().quotaPauses() > 0);
            restless.publish(Plant.TOPIC, 1, 1, "{}");
            neighbour.publish(Plant.topic("other", "gd-01"), 1, 1, "{}");
            assertEquals("40020001", neighbour.receive());
            assertEquals(1, fixture.ingests.count());
            fixture.clock.advance(1_000);
            assertEquals("40020001", restless.receive());
        }
    }

    @Test
    void messageTheGatewayFailsOnAgainAndAgain_isKeptInQuarantineAndAcknowledged() {
        try (ListenerFixture fixture = new ListenerFixture()) {
            for (int i = 1; i < FailedMessages.TRIES_MAX; i++) {
                try (RawClient client = fixture.acme(5, "a")) {
                    client.publish(Plant.TOPIC, 1, 7, "defect");
                    assertEquals(RawClient.CLOSED, client.receive());
                }
                fixture.awaitConnections(0);
            }
            try (RawClient client = fixture.acme(5, "a")) {
                client.publish(Plant.TOPIC, 1, 7, "defect");
                assertEquals("4003000780", client.receive());
                client.publish(Plant.TOPIC, 1, 8, "{}");
                assertEquals("40020008", client.receive());
            }
            assertEquals(1, fixture.listener.counters().rejects(RejectReason.DEFECT));
            assertEquals("defect", fixture.quarantine.recent("acme").getFirst().excerpt());
            assertEquals(FailedMessages.TRIES_MAX, fixture.defects.size());
        }
    }

    @Test
    void quotaOfARevokedCredential_isForgotten() {
        RateLimiters quotas = new RateLimiters(10);
        RateLimiter kept = quotas.of(Plant.ACME, 0);
        quotas.of(Plant.OTHER, 0);
        quotas.keep(Plant.ACME::equals);
        assertEquals(1, quotas.size());
        assertTrue(kept == quotas.of(Plant.ACME, 0));
    }

    @Test
    void portTaken_startFails() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (ListenerFixture fixture = new ListenerFixture()) {
            MqttSettings same = new MqttSettings("127.0.0.1", fixture.listener.port(), -1, null, null, 1, 4096, 0, 10, 1);
            MqttListener second = new MqttListener(vertx, same, Plant::registry, (user, password) -> null, fixture.ingests,
                    fixture.quarantine, fixture.lines, new WebSocketConnections(1024), fixture.quotas, null,
                    (where, defect) -> { }, fixture.clock);
            assertTrue(ListenerFixture.await(second.start().map(false).otherwise(true)));
        } finally {
            ListenerFixture.await(vertx.close());
        }
    }

    private static void publishMany(RawClient client, int count) {
        client.begin();
        for (int id = 1; id <= count; id++) {
            client.publish(Plant.TOPIC, 1, id, "{}");
        }
        client.end();
    }
}
