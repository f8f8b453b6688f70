package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two enterprises whose credentials, clients, sites and devices are all named alike. */
@ExtendWith(LeakCheck.class)
class LikeNamedTenantsTest {
    private static final int STEPS = 300;

    @Test
    void credentialsAndClientsNamedAlike_neitherDisconnectsTheOther() {
        try (ListenerFixture fixture = new ListenerFixture();
                RawClient acme = fixture.connected(5, "dtu-1", "acme-simulator");
                RawClient other = fixture.connected(5, "dtu-1", "other-simulator")) {
            assertEquals("D000", acme.ping());
            assertEquals("D000", other.ping());
        }
    }

    @Test
    void floodOfOneEnterprise_leavesTheQuotaOfTheOther() {
        try (ListenerFixture fixture = new ListenerFixture(ListenerFixture.settings(1, 10, 100));
                RawClient acme = fixture.connected(4, "dtu-1", "acme-simulator");
                RawClient other = fixture.connected(4, "dtu-1", "other-simulator")) {
            acme.begin();
            for (int id = 1; id <= 50; id++) {
                acme.publish(Plant.TOPIC, 1, id, "{}");
            }
            acme.end();
            Await.until("quota spent", () -> fixture.listener.counters().quotaPauses() > 0);
            for (int id = 1; id <= 10; id++) {
                other.publish(Plant.topic("other", "gd-01"), 1, id, "{}");
                assertEquals("4002%04X".formatted(id), other.receive());
            }
            assertEquals(null, fixture.quarantine.counts().get("other/s2"));
        }
    }

    @Test
    void anyMixOfTheirMessages_isAnsweredAndCountedAsIfEachWereAlone() {
        long seed = new Random().nextLong();
        List<Integer> both = new Random(seed).ints(2L * STEPS, 0, 2).boxed().toList();
        Map<String, Played> together = play(seed, both);
        Map<String, Played> acme = play(seed, both.stream().filter(who -> who == 0).toList());
        Map<String, Played> other = play(seed, both.stream().filter(who -> who == 1).toList());
        assertEquals(acme.get("acme"), together.get("acme"), "seed " + seed);
        assertEquals(other.get("other"), together.get("other"), "seed " + seed);
    }

    private record Played(List<String> answers, Map<RejectReason, Long> rejects) {}

    private static Map<String, Played> play(long seed, List<Integer> turns) {
        try (ListenerFixture fixture = new ListenerFixture(); Tenant acme = new Tenant(fixture, "acme", seed);
                Tenant other = new Tenant(fixture, "other", seed + 1)) {
            turns.forEach(who -> (who == 0 ? acme : other).act());
            Map<String, Map<RejectReason, Long>> counts = fixture.quarantine.counts();
            return Map.of("acme", new Played(acme.answers, counts.getOrDefault("acme/s1", Map.of())),
                    "other", new Played(other.answers, counts.getOrDefault("other/s2", Map.of())));
        }
    }

    /** One enterprise's side: what it does next depends on its own seed only. */
    private static final class Tenant implements AutoCloseable {
        private final ListenerFixture fixture;
        private final String name;
        private final Random random;
        private final List<String> answers = new ArrayList<>();
        private RawClient client;
        private int packetId;

        Tenant(ListenerFixture fixture, String name, long seed) {
            this.fixture = fixture;
            this.name = name;
            this.random = new Random(seed);
        }

        void act() {
            if (client == null || random.nextInt(20) == 0) {
                connect();
                return;
            }
            String device = random.nextInt(5) == 0 ? "gd-99" : "gd-01";
            String enterprise = random.nextInt(8) == 0 ? "stranger" : name;
            client.publish(Plant.topic(enterprise, device), 1, ++packetId, random.nextInt(4) == 0 ? "bad" : "{}");
            answers.add(client.receive());
        }

        /** The same client again: it takes over from itself, and is told so. */
        private void connect() {
            RawClient before = client;
            client = fixture.connected(5, "dtu-1", name + "-simulator");
            if (before != null) {
                answers.add(before.receive());
                before.close();
            }
        }

        @Override
        public void close() {
            if (client != null) {
                client.close();
            }
        }
    }
}
