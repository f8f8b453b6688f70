package io.hazardwatch.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuarantineTest {
    private static final MessageOrigin ACME = new MessageOrigin("mqtt", "acme/a1", "acme-gateway", "acme", Plant.TOPIC);
    private static final MessageOrigin OTHER = new MessageOrigin("mqtt", "other/o1", "other-gateway", "other", Plant.topic("other", "gd-01"));
    private final Quarantine quarantine = new Quarantine();

    @Test
    void rejects_areKeptPerEnterpriseLatestFirst() {
        reject(ACME, RejectReason.NOT_JSON, "one", 1);
        reject(OTHER, RejectReason.NOT_JSON, "two", 2);
        reject(ACME, RejectReason.TOO_OLD, "three", 3);
        assertEquals("three", quarantine.recent("acme").getFirst().excerpt());
        assertEquals("one", quarantine.recent("acme").getLast().excerpt());
        assertEquals(1, quarantine.recent("other").size());
        assertTrue(quarantine.recent("nobody").isEmpty());
    }

    @Test
    void rejects_areCountedPerCredentialAndReason() {
        reject(ACME, RejectReason.NOT_JSON, "a", 1);
        reject(ACME, RejectReason.NOT_JSON, "b", 2);
        reject(OTHER, RejectReason.TOO_OLD, "c", 3);
        quarantine.count(OTHER, RejectReason.QUOTA);
        assertEquals(Map.of("acme/a1", Map.of(RejectReason.NOT_JSON, 2L),
                "other/o1", Map.of(RejectReason.TOO_OLD, 1L, RejectReason.QUOTA, 1L)), quarantine.counts());
        assertEquals(2, quarantine.count(RejectReason.NOT_JSON));
    }

    @Test
    void flood_isCountedWholeAndKeptInPart() {
        for (int i = 0; i < 10_000; i++) {
            reject(ACME, RejectReason.NOT_JSON, "x" + i, 5_000);
        }
        reject(OTHER, RejectReason.NOT_JSON, "neighbour", 5_000);
        assertEquals(10_001, quarantine.count(RejectReason.NOT_JSON));
        assertEquals(RejectRing.PER_SECOND, quarantine.recent("acme").size());
        assertEquals(1, quarantine.recent("other").size());
    }

    @Test
    void manyRejects_keepTheLastTwoHundred() {
        for (int i = 0; i < 1000; i++) {
            reject(ACME, RejectReason.NOT_JSON, "x" + i, i * 1000L);
        }
        assertEquals(RejectRing.KEPT, quarantine.recent("acme").size());
        assertEquals("x999", quarantine.recent("acme").getFirst().excerpt());
    }

    @Test
    void longPayload_isKeptAsAnExcerpt() {
        reject(ACME, RejectReason.TOO_LARGE, "y".repeat(5000), 1);
        Rejected kept = quarantine.recent("acme").getFirst();
        assertEquals(Quarantine.EXCERPT_BYTES, kept.excerpt().length());
        assertEquals(5000, kept.length());
    }

    private void reject(MessageOrigin origin, RejectReason reason, String payload, long millis) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        quarantine.reject(origin, reason, null, bytes, 0, bytes.length, millis);
    }
}
