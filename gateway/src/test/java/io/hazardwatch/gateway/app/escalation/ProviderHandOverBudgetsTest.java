package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.escalation.Subject;
import io.hazardwatch.gateway.escalation.SubjectKind;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first hand-over of a call has a budget by priority. */
@ExtendWith(LeakCheck.class)
class ProviderHandOverBudgetsTest {
    private final FakeClock clock = new FakeClock(1_760_000_000_000L);
    private final FakeProvider provider = new FakeProvider();
    @TempDir
    private Path directory;
    private CallRig rig;

    @BeforeEach
    void open() throws SQLException {
        rig = new CallRig(directory.resolve("journal.db"), clock, provider);
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    private void passes(long millis) {
        clock.advance(millis);
        rig.runner.submit(book -> true).toCompletableFuture().join();
        rig.runner.submit(book -> true).toCompletableFuture().join();
    }

    private boolean isReported(String name) {
        return rig.raised.stream().anyMatch(each -> each.contains(name));
    }

    @Test
    void noProviderTakesAP1InFiveSeconds_isAnAlarmOfTheGateway() {
        provider.answer = message -> new SendResult.Retry("busy", 60_000);
        rig.raise("gas", Priority.P1);
        Await.until("tried", () -> !provider.given.isEmpty());
        passes(4_900);
        assertTrue(!isReported("handover"), "within its budget");
        passes(200);
        Await.until("reported", () -> isReported("handover-P1"));
    }

    /** As the alarms of a leak that people are called about: nobody is told meanwhile, and that is no failure of a provider. */
    @Test
    void callThatWaitsForAnotherMatter_hasNoBudgetMeanwhile() {
        AtomicBoolean isHeld = new AtomicBoolean(true);
        rig.rules.put(SubjectKind.ALARM, new SubjectRules() {
            @Override
            public boolean isHeld(Subject subject) {
                return isHeld.get();
            }
        });
        provider.answer = message -> new SendResult.Retry("busy", 60_000);
        rig.raise("gas", Priority.P2);
        passes(20_000);
        assertTrue(!isReported("handover"), rig.raised.toString());
        assertEquals(0, provider.given.size());
        isHeld.set(false);
        passes(100);
        Await.until("tried", () -> !provider.given.isEmpty());
        passes(5_200);
        Await.until("reported", () -> isReported("handover-P2"));
    }

    @Test
    void becameMoreUrgentWhileCalled_hasTheBudgetOfThat() {
        Alarm alarm = rig.raise("gas", Priority.P3);
        Await.until("recorded", () -> rig.desk.messages(alarm.id(), 9).stream().anyMatch(each -> each.acceptedAt() > 0));
        passes(60_000);
        provider.answer = message -> new SendResult.Retry("busy", 60_000);
        int given = provider.given.size();
        rig.worsen(alarm, Priority.P1);
        Await.until("tried", () -> provider.given.size() > given);
        passes(5_100);
        Await.until("reported", () -> isReported("handover-P1"));
    }

    @Test
    void takenAtOnce_isNone() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("recorded", () -> rig.desk.messages(alarm.id(), 9).stream().filter(each -> each.acceptedAt() > 0).count() == 2);
        passes(6_000);
        assertTrue(!isReported("handover"));
    }
}
