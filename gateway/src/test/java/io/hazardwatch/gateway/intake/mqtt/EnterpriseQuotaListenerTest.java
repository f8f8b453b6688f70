package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.QuotaKind;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Quotas of enterprises at the MQTT port: over all connections of one, and nobody else's matter. */
@ExtendWith(LeakCheck.class)
class EnterpriseQuotaListenerTest {
    private static ListenerFixture fixture(EnterpriseQuota acme) {
        return new ListenerFixture(ListenerFixture.settings(1, 0, 100), new QuotaSettings(EnterpriseQuota.NONE, Map.of("acme", acme)));
    }

    @Test
    void messagesOfAllConnections_shareTheQuota_andTheNeighbourIsNotSlowed() {
        try (ListenerFixture fixture = fixture(new EnterpriseQuota(0, 10, 0, 0, 0, 0, 0)); RawClient one = fixture.acme(4, "a");
                RawClient two = fixture.acme(4, "b"); RawClient neighbour = fixture.connected(4, "c", "other")) {
            publish(one, 8);
            Await.until("eight of the first", () -> fixture.ingests.count() == 8);
            publish(two, 8);
            Await.until("two of the second", () -> fixture.ingests.count() == 10);
            Await.until("the rest waits", () -> fixture.quotas.exceeded(QuotaKind.MESSAGES) > 0);
            neighbour.publish(Plant.topic("other", "gd-01"), 1, 1, "{}");
            assertEquals("40020001", neighbour.receive());
            assertEquals("enterprises over a quota: 1", fixture.quotas.hint());
            fixture.clock.advance(1_000);
            for (int id = 1; id <= 8; id++) {
                assertEquals("4002%04X".formatted(id), two.receive());
            }
            assertEquals(17, fixture.ingests.count());
        }
    }

    @Test
    void connectionsBeyondTheQuota_areRefusedByReason_exceptOfWhoConnectsAgain() {
        try (ListenerFixture fixture = fixture(new EnterpriseQuota(1, 0, 0, 0, 0, 0, 0)); RawClient first = fixture.acme(5, "a");
                RawClient second = fixture.raw(5); RawClient old = fixture.raw(4)) {
            assertEquals("D000", first.ping());
            assertEquals("97", second.connect("b", "acme", "secret", 0).substring(6, 8));
            assertEquals("03", old.connect("c", "acme", "secret", 0).substring(6, 8));
            assertEquals(2, fixture.quotas.exceeded(QuotaKind.CONNECTIONS));
            try (RawClient again = fixture.acme(5, "a"); RawClient neighbour = fixture.connected(4, "c", "other")) {
                assertEquals("D000", again.ping());
                assertEquals("D000", neighbour.ping());
            }
            Await.until("its connections ended", () -> fixture.quotas.of("acme").connections() == 0);
            try (RawClient later = fixture.acme(5, "d")) {
                assertEquals("D000", later.ping());
            }
        }
    }

    private static void publish(RawClient client, int count) {
        client.begin();
        for (int id = 1; id <= count; id++) {
            client.publish(Plant.TOPIC, 1, id, "{\"lel\":" + id + "}");
        }
        client.end();
    }
}
