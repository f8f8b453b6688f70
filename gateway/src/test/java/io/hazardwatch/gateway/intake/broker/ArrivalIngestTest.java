package io.hazardwatch.gateway.intake.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.FakeIngests;
import io.hazardwatch.gateway.intake.Plant;
import io.hazardwatch.gateway.intake.Quarantine;
import io.hazardwatch.gateway.model.RejectReason;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ArrivalIngestTest {
    private static final BrokerSettings SETTINGS =
            new BrokerSettings("hq", "tcp://127.0.0.1:1", "c", null, null, "acme", List.of(), 1, null, 60, 1000);

    private final FakeIngests ingests = new FakeIngests();
    private final Quarantine quarantine = new Quarantine();
    private final List<Throwable> defects = new ArrayList<>();
    private final BrokerCounters counters = new BrokerCounters();
    private final Queue<Arrival> arrivals = new ArrayDeque<>();
    private final BrokerSubscriber subscriber = new BrokerSubscriber(SETTINGS, Plant::registry, ingests, quarantine, (where, defect) -> { },
            new FakeClock(0), Thread::new);
    private final ArrivalIngest ingest = new ArrivalIngest("upstream:hq", "acme", Plant::registry, ingests.open(() -> { }), quarantine,
            counters, defects::add);

    @Test
    void defectOnAMessage_hasItDeliveredAgainByANewConnectionAndTakesTheOthers() {
        BrokerConnection link = new BrokerConnection(SETTINGS, subscriber);
        arrive(link, "{}", "defect 1", "{\"lel\":1}");
        assertTrue(ingest.ingest(arrivals));
        assertFalse(link.isAlive(), "so the broker sends again what was not acknowledged");
        assertEquals(List.of("{}", "{\"lel\":1}"), ingests.payloads());
        assertEquals(1, defects.size());
        assertEquals(0, quarantine.count(RejectReason.DEFECT));
    }

    @Test
    void sameMessageFailingAgain_isQuarantinedAndAcknowledgedAndTheConnectionStays() {
        arrive(new BrokerConnection(SETTINGS, subscriber), "defect 1");
        ingest.ingest(arrivals);
        BrokerConnection again = new BrokerConnection(SETTINGS, subscriber);
        arrive(again, "defect 1", "{}");
        ingest.ingest(arrivals);
        assertTrue(again.isAlive());
        assertEquals(1, quarantine.count(RejectReason.DEFECT));
        assertEquals(List.of("{}"), ingests.payloads());
        assertTrue(ingest.acknowledge());
    }

    private void arrive(BrokerConnection link, String... payloads) {
        for (String payload : payloads) {
            arrivals.add(new Arrival(link, arrivals.size() + 1, 1, false, Plant.TOPIC, payload.getBytes(StandardCharsets.UTF_8),
                    1));
        }
    }
}
