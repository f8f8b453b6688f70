package io.hazardwatch.gateway.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresPeopleTest extends PeopleContract {
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();
    @TempDir
    private Path data;

    @Override
    TestDatabase place() {
        return POSTGRES.place();
    }

    @Test
    void serverAwayAtTheStart_everybodyIsKnownAndNothingCanBeChanged() throws SQLException {
        close();
        FakeClock clock = new FakeClock(1_760_000_000_000L);
        Person person = new Person("a", Text.of("x"), "e", null, Language.EN, List.of(), List.of(), List.of(), List.of(), List.of());
        try (Database database = place().open(); Database copy = SqliteDatabase.openCopy(data, clock)) {
            assertEquals(Edit.DONE, PeopleBook.open(new CopiedStore(database, copy)).add(person));
        }
        POSTGRES.server().stop();
        try (Database copy = SqliteDatabase.openCopy(data, clock); Database database = POSTGRES.place().open()) {
            PeopleBook book = PeopleBook.open(new CopiedStore(database, copy));
            assertEquals(person, book.directory().persons().get("a"));
            assertThrows(DatabaseAwayException.class, () -> book.removePerson("a"));
            assertEquals(person, book.directory().persons().get("a"));
        }
        open();
    }
}
