package io.hazardwatch.gateway.duty.roster.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.duty.roster.Leave;
import io.hazardwatch.gateway.duty.roster.LeaveKind;
import io.hazardwatch.gateway.duty.roster.RosterContents;
import io.hazardwatch.gateway.duty.roster.RosterEdit;
import io.hazardwatch.gateway.duty.roster.RosterOutcome;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresRosterBookTest implements RosterBookContract {
    private static final long PATIENCE_MILLIS = 60_000;
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();

    @Override
    public TestDatabase place() {
        return POSTGRES.place();
    }

    private static RosterEdit leave(int number) {
        return new RosterEdit.PutLeave(new Leave("l" + number, "p3", NOW.plusSeconds(number), NOW.plusSeconds(number + 1L),
                LeaveKind.SICKNESS, "p1"));
    }

    @Test
    void serverStoppedDuringEdits_theRosterIsAnsweredAndNothingIsHalfWritten() {
        try (Database database = POSTGRES.place().open()) {
            RosterBook book = RosterBookContract.open(database);
            RosterBookContract.accepted(book.edit(leave(1), "p3", "fever", NOW));
            RosterContents before = book.contents();
            POSTGRES.server().stop();
            assertThrows(DatabaseAwayException.class, () -> book.edit(leave(2), "p3", "fever", NOW));
            assertEquals(before, book.contents());
            assertEquals(List.of("p1"), book.inForce().roster().whoIsOnDuty("z-first", NOW.plusSeconds(1)).persons());
            POSTGRES.server().start();
            Await.until("the store is back", PATIENCE_MILLIS, () -> isAccepted(book));
            book.reload();
            assertEquals(before.leaves().size() + 1, book.contents().leaves().size());
            assertEquals(4, book.changes(Long.MAX_VALUE, 10).size());
        }
    }

    private static boolean isAccepted(RosterBook book) {
        try {
            return book.edit(leave(3), "p3", "fever", NOW) instanceof RosterOutcome.Accepted;
        } catch (DatabaseAwayException away) {
            return false;
        }
    }
}
