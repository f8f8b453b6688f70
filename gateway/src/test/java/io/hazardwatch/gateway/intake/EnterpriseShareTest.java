package io.hazardwatch.gateway.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnterpriseShareTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int ROUNDS = 200_000;

    private static EnterpriseQuota rates(int messages, int readings) {
        return new EnterpriseQuota(0, messages, readings, 0, 0, 0, 0);
    }

    @Test
    void messages_passAtTheirRateWithABurstOfASecond() {
        EnterpriseShare share = new EnterpriseShare("acme", rates(10, 0), 0);
        for (int i = 0; i < 10; i++) {
            assertEquals(0, share.take(0, 1));
        }
        assertEquals(SECOND / 10, share.take(0, 1));
        assertEquals(0, share.take(SECOND / 10, 1));
        assertEquals(1, share.exceeded(QuotaKind.MESSAGES));
        assertEquals(1, share.exceededAt(QuotaKind.MESSAGES));
    }

    @Test
    void readings_delayTheMessageAfterThem() {
        EnterpriseShare share = new EnterpriseShare("acme", rates(0, 100), 0);
        assertEquals(0, share.take(0, 1));
        share.readings(500, 0);
        assertEquals(4 * SECOND, share.take(0, 7));
        assertEquals(0, share.take(4 * SECOND, 7));
        assertEquals(7, share.exceededAt(QuotaKind.READINGS));
        assertEquals(0, share.exceeded(QuotaKind.MESSAGES));
    }

    @Test
    void connections_areCounted() {
        EnterpriseShare share = new EnterpriseShare("acme", new EnterpriseQuota(1, 0, 0, 0, 0, 0, 0), 0);
        assertTrue(share.mayConnect(1));
        share.connected();
        assertFalse(share.mayConnect(2));
        share.disconnected();
        assertTrue(share.mayConnect(3));
    }

    @Test
    void quotas_areOfTheNamedElseOfEverybody_andNobodyHasOneUnlessSet() {
        FakeClock clock = new FakeClock(1_000_000);
        assertNull(EnterpriseQuotas.NONE.of("acme"));
        EnterpriseQuotas quotas = new EnterpriseQuotas(new QuotaSettings(rates(10, 0), Map.of("acme", rates(5, 0), "free", EnterpriseQuota.NONE)),
                clock);
        assertEquals(5, quotas.of("acme").quota().messagesPerSecond());
        assertEquals(10, quotas.of("umbrella").quota().messagesPerSecond());
        assertNull(quotas.of("free"));
        assertNull(quotas.of(null));
        assertNull(quotas.hint());
        quotas.exceeded("acme", QuotaKind.CALLS);
        assertEquals("enterprises over a quota: 1", quotas.hint());
        assertEquals(List.of(QuotaKind.CALLS), quotas.recent("acme"));
        clock.advance(61_000);
        assertNull(quotas.hint());
    }

    @Test
    @Tag("compiled")
    void messageWithinAndBeyondTheQuota_allocatesNothing() {
        EnterpriseShare share = new EnterpriseShare("acme", rates(1_000, 4_000), 0);
        allocated(share, 0);
        long bytes = allocated(share, ROUNDS * 100_000L);
        assertTrue(bytes < ROUNDS, () -> bytes + " bytes for " + ROUNDS + " messages");
        assertTrue(share.exceeded(QuotaKind.MESSAGES) + share.exceeded(QuotaKind.READINGS) > ROUNDS / 2);
    }

    /** What the inputs beside MQTT do for each message, with and without a quota that is near. */
    @Test
    @Tag("compiled")
    void turnOfAnInput_allocatesNothing() {
        FakeClock clock = new FakeClock(0);
        EnterpriseQuotas quotas = new EnterpriseQuotas(new QuotaSettings(EnterpriseQuota.NONE,
                Map.of("near", rates(1_000, 4_000), "far", rates(100_000, 0))), clock);
        QuotaTurns turns = new QuotaTurns(quotas);
        allocated(turns, 0);
        long bytes = allocated(turns, ROUNDS * 100_000L);
        assertTrue(bytes < ROUNDS, () -> bytes + " bytes for " + ROUNDS + " messages of each enterprise");
        assertTrue(quotas.exceeded(QuotaKind.MESSAGES) + quotas.exceeded(QuotaKind.READINGS) > ROUNDS / 2);
        assertEquals(0, quotas.of("far").exceeded(QuotaKind.MESSAGES));
    }

    private static long allocated(QuotaTurns turns, long from) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < ROUNDS; i++) {
            offer(turns.of("near"), from + i * 100_000L);
            offer(turns.of("far"), from + i * 100_000L);
            if (turns.of("none") != null) {
                return Long.MAX_VALUE;
            }
        }
        return threads.getThreadAllocatedBytes(self) - before;
    }

    private static void offer(QuotaTurn turn, long now) {
        if (turn.take(now, 1) == 0) {
            turn.taken(4, now, 1);
        }
    }

    private static long allocated(EnterpriseShare share, long from) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(self);
        for (int i = 0; i < ROUNDS; i++) {
            long now = from + i * 100_000L;
            if (share.take(now, 1) == 0) {
                share.readings(4, now);
            }
        }
        return threads.getThreadAllocatedBytes(self) - before;
    }
}
