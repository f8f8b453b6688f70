package io.hazardwatch.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.hazardwatch.gateway.decode.Decoded;
import io.hazardwatch.gateway.model.DeviceId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.registry.Device;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Quotas of inputs without a gate of their own, with time as a number. */
class QuotaIngestsTest {
    private static final MessageOrigin ORIGIN = new MessageOrigin("hj212", "hj212:M1", "hj212:M1", "acme", "M1");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final FakeClock clock = new FakeClock(1_000_000);
    private final FakeIngests taken = new FakeIngests();
    private final List<Long> waits = new ArrayList<>();
    private final List<Runnable> due = new ArrayList<>();
    private int progress;

    private static Device device(String enterprise) {
        return Device.of(new DeviceId(enterprise, "depot", enterprise + "-d"), List.of());
    }

    private static Decoded readings(int count) {
        Decoded decoded = new Decoded();
        for (int i = 0; i < count; i++) {
            decoded.add(i, 1, 1, Quality.GOOD.code());
        }
        return decoded;
    }

    private ReadingIngest ingest(EnterpriseQuotas quotas) {
        return new QuotaIngests(taken, quotas, clock, (nanos, work) -> {
            waits.add(nanos);
            due.add(work);
        }).open(() -> progress++);
    }

    private EnterpriseQuotas acme(int messages, int readings) {
        return new EnterpriseQuotas(new QuotaSettings(EnterpriseQuota.NONE,
                Map.of("acme", new EnterpriseQuota(0, messages, readings, 0, 0, 0, 0))), clock);
    }

    private long offer(ReadingIngest ingest, String enterprise, int readings) {
        return ingest.offer(ORIGIN, device(enterprise), readings(readings), new byte[0], clock.millis());
    }

    @Test
    void messagesBeyondTheQuota_waitAndAreTakenLater_othersAtOnce() {
        EnterpriseQuotas quotas = acme(10, 0);
        ReadingIngest ingest = ingest(quotas);
        int burst = 0;
        while (offer(ingest, "acme", 1) != ReadingIngest.FULL) {
            burst++;
        }
        assertEquals(10, burst, "one second's worth");
        assertEquals(List.of(SECOND / 10), waits);
        assertEquals(ReadingIngest.FULL, offer(ingest, "acme", 1));
        assertEquals(1, waits.size(), "one timer for all who wait");
        assertNotEquals(ReadingIngest.FULL, offer(ingest, "other", 1), "who has no quota passes");
        assertEquals(2, quotas.exceeded(QuotaKind.MESSAGES));
        assertEquals(List.of(QuotaKind.MESSAGES), quotas.recent("acme"));
        clock.advance(100);
        due.removeFirst().run();
        assertEquals(1, progress, "whoever waited is told");
        assertNotEquals(ReadingIngest.FULL, offer(ingest, "acme", 1));
        assertEquals(ReadingIngest.FULL, offer(ingest, "acme", 1));
        assertEquals(12, taken.count());
    }

    @Test
    void readingsBeyondTheQuota_letTheNextMessageWait_andAMessageWithoutRoomCostsNothing() {
        EnterpriseQuotas quotas = acme(0, 100);
        ReadingIngest ingest = ingest(quotas);
        taken.makeRoom(0);
        assertEquals(ReadingIngest.FULL, offer(ingest, "acme", 300));
        assertEquals(List.of(), waits, "the lane has no room and says by itself when it has");
        taken.makeRoom(100);
        assertNotEquals(ReadingIngest.FULL, offer(ingest, "acme", 300), "the message that exceeds the quota passes");
        assertEquals(ReadingIngest.FULL, offer(ingest, "acme", 1));
        assertEquals(List.of(2 * SECOND), waits);
        assertEquals(1, quotas.exceeded(QuotaKind.READINGS));
        clock.advance(2_000);
        assertNotEquals(ReadingIngest.FULL, offer(ingest, "acme", 1));
    }
}
