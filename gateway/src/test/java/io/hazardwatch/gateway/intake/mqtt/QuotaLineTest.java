package io.hazardwatch.gateway.intake.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.intake.EnterpriseQuota;
import io.hazardwatch.gateway.intake.EnterpriseQuotas;
import io.hazardwatch.gateway.intake.EnterpriseShare;
import io.hazardwatch.gateway.intake.QuotaSettings;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thousands of connections of one enterprise beyond its quota, on event loops that share a manual clock. */
class QuotaLineTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int WAITERS = 4_000;

    private final ManualTimer time = new ManualTimer();
    private final List<String> passed = new ArrayList<>();
    private int emptied;

    private EnterpriseShare share(int messages, int readings) {
        FakeClock clock = new FakeClock(0);
        EnterpriseShare share = new EnterpriseQuotas(new QuotaSettings(EnterpriseQuota.NONE,
                Map.of("acme", new EnterpriseQuota(0, messages, readings, 0, 0, 0, 0))), clock).of("acme");
        for (int i = 0; i < messages; i++) {
            assertEquals(0, share.take(0, 0), "the burst of a second");
        }
        return share;
    }

    private QuotaLine line(EnterpriseShare share) {
        return new QuotaLine(share, time, () -> emptied++);
    }

    private QuotaLine.Waiter waiter(String name) {
        return waiter(name, () -> { });
    }

    private QuotaLine.Waiter waiter(String name, Runnable work) {
        return new QuotaLine.Waiter() {
            @Override
            public boolean isWaiting() {
                return !name.startsWith("gone");
            }

            @Override
            public void pass() {
                passed.add(name);
                work.run();
            }
        };
    }

    @Test
    void thousandsOfWaiters_passInTheirOrderAtTheRateOfTheQuota_eachToldOnceByOneTimer() {
        QuotaLine line = line(share(100, 0));
        List<String> names = IntStream.range(0, WAITERS).mapToObj(Integer::toString).toList();
        names.forEach(name -> line.join(waiter(name)));
        assertEquals(1, time.scheduled());
        time.runUntil(20 * SECOND);
        assertTrue(Math.abs(passed.size() - 2_000) <= 2, () -> passed.size() + " in 20 s at 100 a second");
        assertEquals(1, time.scheduled());
        time.runUntil(50 * SECOND);
        assertEquals(names, passed);
        assertTrue(time.begun() <= WAITERS + 1, () -> time.begun() + " timers for " + WAITERS);
        assertEquals(1, emptied);
        assertEquals(0, time.scheduled());
    }

    @Test
    void highQuota_needsAHundredTimersASecond_andLosesNothingOfItsRate() {
        QuotaLine line = line(share(2_000, 0));
        IntStream.range(0, WAITERS).forEach(i -> line.join(waiter(Integer.toString(i))));
        time.runUntil(SECOND);
        assertTrue(time.begun() <= 101, () -> time.begun() + " timers");
        assertTrue(passed.size() > 1_950 && passed.size() <= 2_001, () -> passed.size() + " of 2000");
        time.runUntil(3 * SECOND);
        assertEquals(WAITERS, passed.size());
    }

    @Test
    void linesOfTwoEventLoops_takeTurns_andWhoComesBehindDoesNotOvertake() {
        EnterpriseShare share = share(10, 0);
        QuotaLine first = line(share);
        QuotaLine second = line(share);
        for (int i = 0; i < 20; i++) {
            first.join(waiter("a" + i));
            second.join(waiter("b" + i));
        }
        for (int tick = 1; tick <= 20; tick++) {
            time.runUntil(tick * SECOND / 10 - 1);
            assertTrue(share.take(time.nowNanos(), 0) > 0, "a newcomer waits as well");
        }
        time.runUntil(2 * SECOND);
        assertEquals(IntStream.range(0, 10).mapToObj(i -> List.of("a" + i, "b" + i)).flatMap(List::stream).toList(), passed);
    }

    @Test
    void whoHasGone_leavesTheSlotToTheNext_andWhoHasMoreWaitsBehindAllOthers() {
        QuotaLine line = line(share(10, 0));
        line.join(waiter("gone 1"));
        line.join(waiter("gone 2"));
        line.join(waiter("many", () -> line.join(waiter("many again"))));
        line.join(waiter("one"));
        time.runUntil(SECOND / 10);
        assertEquals(List.of("many"), passed);
        time.runUntil(SECOND);
        assertEquals(List.of("many", "one", "many again"), passed);
        assertEquals(1, emptied);
    }

    @Test
    void readingsBeyondTheirQuota_holdTheSlotOfTheNextMessage() {
        EnterpriseShare share = share(0, 100);
        share.readings(300, 0);
        QuotaLine line = line(share);
        line.join(waiter("burst", () -> share.readings(500, time.nowNanos())));
        line.join(waiter("after"));
        time.runUntil(2 * SECOND - 1);
        assertEquals(List.of(), passed);
        time.runUntil(2 * SECOND);
        assertEquals(List.of("burst"), passed);
        time.runUntil(7 * SECOND - 1);
        assertEquals(List.of("burst"), passed);
        time.runUntil(7 * SECOND);
        assertEquals(List.of("burst", "after"), passed);
        assertTrue(time.begun() < 8, () -> time.begun() + " timers");
    }
}
