package io.hazardwatch.gateway.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.CopiedStore;
import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.FakeClock;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresPeopleTest extends PeopleContract {
    private static final long PATIENCE_MILLIS = 60_000;
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();
    @TempDir
    private Path data;

    @Override
    TestDatabase place() {
        return POSTGRES.place();
    }

    /** Everything of a person says the same letter. */
    private static Person all(String letter) {
        List<String> texts = List.of(letter + 1, letter + 2, letter + 3);
        List<ContactMeans> means = texts.stream().map(text -> new ContactMeans(ContactMeansKind.PUSH, text)).toList();
        return new Person("a", Text.of(letter), "e", null, Language.EN, texts, texts, texts.stream().map(text -> new Qualification(text, null))
                .toList(), means, means);
    }

    @Test
    void serverKilledDuringEdits_leavesNothingHalfWritten() throws InterruptedException {
        book.add(all("x"));
        AtomicReference<Person> last = new AtomicReference<>(all("x"));
        Thread edits = new Thread(() -> {
            try {
                for (int i = 0; ; i++) {
                    Person next = all(i % 2 == 0 ? "y" : "x");
                    book.replace(next);
                    last.set(next);
                }
            } catch (DatabaseAwayException killed) {
                // The edit that was cut off counts for nothing.
            }
        });
        edits.start();
        Await.until("some edits", PATIENCE_MILLIS, () -> last.get().equals(all("y")));
        POSTGRES.server().stop();
        edits.join(PATIENCE_MILLIS);
        assertEquals(last.get(), book.directory().persons().get("a"), "what was answered holds, nothing else");
        POSTGRES.server().start();
        close();
        open();
        Person stored = book.directory().persons().get("a");
        assertTrue(stored.equals(all("x")) || stored.equals(all("y")), stored::toString);
    }

    @Test
    void serverAwayAtTheStart_everybodyIsKnownAndNothingCanBeChanged() throws SQLException {
        close();
        FakeClock clock = new FakeClock(1_760_000_000_000L);
        Person person = new Person("a", Text.of("x"), "e", null, Language.EN, List.of(), List.of(), List.of(), List.of(), List.of());
        try (Database database = place().open(); Database copy = SqliteDatabase.openCopy(data, clock)) {
            assertEquals(PeopleEdit.DONE, PeopleBook.open(new CopiedStore(database, copy)).add(person));
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
