package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.api.escalation.MessageCounts;
import io.hazardwatch.gateway.api.escalation.MessageRecord;
import io.hazardwatch.gateway.model.Priority;
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

/** Calls that nobody answers for weeks do not fill the journal, and what was sent can still be counted. */
@ExtendWith(LeakCheck.class)
class MessagePruningTest {
    private static final long START = 1_760_000_000_000L;
    private static final long DAY = 86_400_000;
    private static final String COPIES = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) INSERT INTO notification"
            + " SELECT 1000 + x, escalation_id, key || x, purpose, subject_id, occurrence, ann_seq, priority, round, level, person, means, address,"
            + " channel, 'FAILED', 0, 1, 0, planned_at, next_at, claimed_at, accepted_at, 0, 0, 0, NULL, 'no_answer', text"
            + " FROM notification, n WHERE id = 1";

    @TempDir
    private Path directory;
    private CallRig rig;

    @BeforeEach
    void open() throws SQLException {
        rig = new CallRig(directory.resolve("journal.db"), new FakeClock(START), new FakeProvider());
    }

    @AfterEach
    void close() throws SQLException, InterruptedException {
        rig.kill();
        assertEquals(List.of(), List.copyOf(rig.defects));
    }

    @Test
    void callsOfADay_areNotLookedAt() {
        rig.raise("gas", Priority.P1);
        Await.until("called", () -> rig.desk.running().size() == 1);
        assertEquals(List.of(), rig.runner.submit(book -> MessagePruning.old(book.all(), START + DAY)).toCompletableFuture().join());
        assertEquals(List.of(1L), rig.runner.submit(book -> MessagePruning.old(book.all(), START + DAY + 1)).toCompletableFuture().join());
    }

    @Test
    void callsOfAMonth_keepTheFirstAndTheNewestMessages_andTheTrueCounts() {
        Alarm alarm = rig.raise("gas", Priority.P1);
        Await.until("sent", () -> rig.desk.counts(alarm.id()).accepted() == 2);
        rig.journal.changes().submit(connection -> {
            EscalationTables.update(connection, COPIES);
            return true;
        }).join();
        long escalation = 1;
        for (int hour = 0; hour < 2; hour++) {
            rig.journal.changes().submit(connection -> MessagePruning.prune(connection, List.of(escalation), START + DAY - 1)).join();
            assertEquals(2_002, rig.desk.messages(alarm.id(), 5_000).size(), "they can still be answered");
        }
        for (int hour = 0; hour < 2; hour++) {
            rig.journal.changes().submit(connection -> MessagePruning.prune(connection, List.of(escalation), START + DAY + 1)).join();
            List<MessageRecord> kept = rig.desk.messages(alarm.id(), 5_000);
            assertEquals(MessagePruning.FIRST_KEPT + MessagePruning.LAST_KEPT, kept.size());
            assertEquals(1, kept.getLast().id());
            assertEquals(3_000, kept.getFirst().id());
            assertEquals(new MessageCounts(2_002, 2_002, 0, 2_000, 1_752), rig.desk.counts(alarm.id()));
        }
    }
}
