package io.hazardwatch.gateway.app.escalation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.app.response.PermitNews;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.notify.person.PersonMessage;
import io.hazardwatch.gateway.people.ContactMeansKind;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.SiteIndex;
import io.hazardwatch.gateway.response.permits.Permit;
import io.hazardwatch.gateway.response.permits.PermitAct;
import io.hazardwatch.gateway.response.permits.PermitCause;
import io.hazardwatch.gateway.response.permits.PermitKind;
import io.hazardwatch.gateway.response.permits.PermitNotice;
import io.hazardwatch.gateway.response.permits.PermitRows;
import io.hazardwatch.gateway.response.permits.PermitState;
import io.hazardwatch.gateway.response.permits.PermitTable;
import io.hazardwatch.gateway.response.permits.PermitTerms;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Guardian and issuer of a permit are told to stop over a real journal: at once, urgently, and once, also when the process dies meanwhile. */
@ExtendWith(LeakCheck.class)
class StopWorkMessagesTest {
    private static final long START = 1_760_000_000_000L;
    private static final Permit PERMIT = new Permit("wp-1", new PermitTerms(PermitKind.HOT_WORK, "SPECIAL", "acme", "yard", "", "2 号泵房", START,
            START + 3_600_000, "ann", "bob", "", true, List.of(), List.of(), Map.of()), new PermitAct(START, "op", ""), PermitAct.NONE,
                    PermitAct.NONE,
            PermitState.VALID);

    private final FakeClock clock = new FakeClock(START);
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

    private void tell(PermitCause.Kind kind, long number) {
        PermitNews news = new PermitNews(rig.journal::append, rig.notices, new SiteIndex(() -> Registry.EMPTY),
                PermitTable.parse(PermitRows.shipped()),
                clock);
        news.tell(PERMIT, new PermitNotice("wp-1", new PermitCause(kind, "cause/1", new Text("P2 报警", "P2 alarm")), number, START, START, 0),
                List.of("ann", "bob"));
    }

    private void awaitSent(int count) {
        Await.until("sent " + count, () -> provider.taken.size() >= count);
        assertEquals(count, provider.taken.size());
    }

    @Test
    void stop_isToldAtOnce_byUrgentMeans_andOnceOverARestart() throws Exception {
        tell(PermitCause.Kind.ALARM, 1);
        awaitSent(2);
        assertEquals(START, clock.millis(), "no time has passed");
        for (PersonMessage message : provider.taken) {
            assertEquals(ContactMeansKind.PUSH, message.means());
            assertTrue(message.text().full().contains("停止作业，立即撤离！动火作业（特级） 2 号泵房；P2 报警"), message.text().full());
            assertTrue(message.text().full().contains("建议暂停作业票 wp-1"), message.text().full());
            assertTrue(message.text().brief().contains("停止作业，立即撤离"), message.text().brief());
        }
        Await.until("stored", () -> rig.desk.messages("wp-1@cause/1", 9).stream().filter(each -> each.acceptedAt() > 0).count() == 2);
        rig.kill();
        open();
        tell(PermitCause.Kind.ALARM, 1);
        tell(PermitCause.Kind.ALARM, 2);
        awaitSent(4);
    }

    @Test
    void placesThatMeet_askForACoordinator_andNotToLeave() {
        tell(PermitCause.Kind.MEETING, 1);
        awaitSent(2);
        assertTrue(provider.taken.stream().allMatch(each -> each.text().full().contains("须有协调人") && !each.text().full().contains("撤离")));
    }
}
