package io.hazardwatch.gateway.leaks.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.leaks.tables.FieldTaskTables;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was stored of a task is read back as it was. */
@ExtendWith(LeakCheck.class)
class FieldTaskTablesTest {
    @TempDir
    private Path directory;

    @Test
    void tasks_areReadBackAsTheyWere_andForgottenWhenTheyAreOver() {
        FieldTask open = new FieldTask("e.s.a.1", "e", "s", new Text("大街", "Main Street"), List.of(new Text("1 室", "Flat 1"), Text.of("h2")), "e.s.a",
                1_000, 2_000, "", 0, "", 0, "", 0, "");
        FieldTask taken = open.taken("ann", 1_500);
        FieldTask done = new FieldTask("e.s.b.1", "e", "s", Text.of("h3"), List.of(), "e.s.b", 1_200, 2_200, "", 0, "", 0, "", 0, "")
                .taken("bob", 1_300).overdue(2_200).done("bob", 2_300, "软管已更换");
        try (Database database = TestDatabase.sqlite(directory).open()) {
            FieldTaskTables tables = new FieldTaskTables(database);
            tables.put(open);
            tables.put(taken);
            tables.put(done);
            assertEquals(List.of(taken, done), tables.load(10));
            assertEquals(List.of(taken, done), tables.load(1));
            assertEquals(List.of(taken), tables.load(0), "what is open is never left out");
            tables.forget(5_000);
            assertEquals(List.of(taken), tables.load(10));
        }
    }
}
