package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.audit.DeadManSwitch;
import io.hazardwatch.gateway.emergency.EmergencyChannel;
import io.hazardwatch.gateway.emergency.EmergencyMessage;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.emergency.MonthlyWatchdogCheck;
import io.hazardwatch.gateway.testkit.FakeClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The outside monitor is dead itself, and nobody knows: once a month it is not called, and must page. */
class Story48DeadMonitorTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long MINUTE = 60_000;
    private static final long CHECK_MILLIS = 30_000;
    private static final long LASTS = 10 * MINUTE;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-30T16:00:00Z").toEpochMilli());
    private final List<Long> called = new ArrayList<>();
    private final List<EmergencyMessage> told = new ArrayList<>();
    private DeadManSwitch monitor = restarted();

    private DeadManSwitch restarted() {
        EmergencyWay way = new EmergencyWay(List.of(new EmergencyChannel() {
            @Override
            public String id() {
                return "test";
            }

            @Override
            public CompletableFuture<String> send(EmergencyMessage message) {
                told.add(message);
                return CompletableFuture.completedFuture(null);
            }
        }));
        return new DeadManSwitch(() -> called.add(clock.millis()), MINUTE, new MonthlyWatchdogCheck(1, LocalTime.of(10, 0), LASTS, ZONE), way, clock,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    private void checks(long millis) {
        for (long until = clock.millis() + millis; clock.millis() < until; clock.advance(CHECK_MILLIS)) {
            monitor.run();
        }
    }

    @Test
    void onceAMonth_callsAreWithheld_andPeopleKnowThatThePageMustCome() {
        checks(62L * 24 * 60 * MINUTE);
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < called.size(); i++) {
            if (called.get(i) - called.get(i - 1) > MINUTE) {
                gaps.add(called.get(i) - called.get(i - 1));
            }
        }
        assertEquals(2, gaps.size(), gaps::toString);
        assertTrue(gaps.stream().allMatch(gap -> gap >= LASTS && gap <= LASTS + MINUTE), gaps::toString);
        assertEquals(2, told.size());
        assertTrue(told.getFirst().text().zh().startsWith("[测试]") && told.getFirst().text().en().contains("must page"), told::toString);
        assertEquals(Instant.parse("2026-12-01T02:00:00Z"), Instant.ofEpochMilli(told.getFirst().atMillis()));
    }

    @Test
    void restartedMeanwhileAndAfterwards_itIsNeitherForgottenNorDoneTwice() {
        clock.advance(10 * 60 * MINUTE + 5 * MINUTE);
        monitor.run();
        monitor = restarted();
        checks(5 * MINUTE);
        assertEquals(List.of(), called);
        monitor = restarted();
        checks(60 * MINUTE);
        assertEquals(60, called.size());
    }
}
