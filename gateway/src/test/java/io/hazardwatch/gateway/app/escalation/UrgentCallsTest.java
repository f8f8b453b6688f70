package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.person.DeliveryReceipt;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.notify.person.ReceiptOutcome;
import io.hazardwatch.gateway.notify.person.SendResult;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of messages that wait when their alarm becomes more urgent. */
@ExtendWith(LeakCheck.class)
class UrgentCallsTest {
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

    private List<MessageRecord> messages(Alarm alarm) {
        return rig.desk.messages(alarm.id(), 100);
    }

    private void awaitCalls(String... expected) {
        Await.until("calls " + List.of(expected), () -> provider.calls().containsAll(List.of(expected)));
    }

    @Test
    void waitingForItsDigest_becameP1_isHandedOverNow() {
        Alarm minor = rig.raise("gas", Priority.P4);
        Await.until("planned", () -> messages(minor).size() == 1);
        assertEquals("PLANNED", messages(minor).getFirst().state());
        rig.worsen(minor, Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
        assertTrue(provider.taken.stream().allMatch(message -> message.priority() == Priority.P1));
    }

    /** Both are due at once: the answer to a message that stands for itself counts. */
    @Test
    void dueTogetherWithADigest_isSentByItself_andItsAnswerCounts() {
        Alarm minor = rig.raise("minor", Priority.P4);
        Await.until("planned", () -> messages(minor).size() == 1);
        Alarm urgent = rig.runner.submit(book -> {
            clock.advance(600_000);
            Alarm raised = rig.raise("gas", Priority.P1);
            rig.runner.wake();
            return raised;
        }).toCompletableFuture().join();
        Await.until("both", () -> provider.calls().stream().filter("ann PUSH"::equals).count() == 2);
        PersonMessage asked = provider.taken.stream().filter(message -> message.means() == ContactMeansKind.PUSH
                && message.priority() == Priority.P1).findFirst().orElseThrow();
        rig.receipts.received(new DeliveryReceipt("fake", null, asked.key(), ReceiptOutcome.TAKEN, clock.millis(), null));
        Await.until("answered", () -> rig.journal.alarm(urgent.id()).state().isAcked());
    }

    @Test
    void refusedForAnHour_becameP1_isTriedAgainNow() {
        provider.answer = message -> new SendResult.Retry("busy", 3_000_000);
        Alarm medium = rig.raise("gas", Priority.P3);
        Await.until("waits", () -> messages(medium).stream().anyMatch(each -> each.state().equals("RETRY")));
        provider.answer = message -> new SendResult.Accepted(message.key(), true);
        rig.worsen(medium, Priority.P1);
        awaitCalls("ann PUSH", "ann VOICE");
    }
}
