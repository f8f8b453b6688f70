package io.hazardwatch.gateway.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTableTest {
    private static final AccessQuery ALL = query(Long.MAX_VALUE, null, null, false);

    @TempDir
    private Path directory;
    private Database database;
    private AccessLogTable table;

    @BeforeEach
    void open() {
        database = TestDatabase.sqlite(directory).open();
        table = new AccessLogTable(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static AccessQuery query(long before, String account, String enterprise, boolean refused) {
        return new AccessQuery(before, 0, Long.MAX_VALUE, account, enterprise, refused);
    }

    private static AccessEntry line(long at, String account, String enterprise, int status) {
        return new AccessEntry(0, at, account, enterprise, "0123", "127.0.0.1", "POST", "/api/v1/users", status, status < 400 ? null : "ROLE");
    }

    private List<Long> times(AccessQuery query, int limit) {
        return table.read(query, limit).stream().map(AccessEntry::atMillis).toList();
    }

    @Test
    void pages_areStableWhileLinesAreAdded() {
        table.add(List.of(line(1, "li", null, 200), line(2, "li", null, 200), line(3, "li", null, 200)));
        List<AccessEntry> first = table.read(ALL, 2);
        table.add(List.of(line(4, "li", null, 200)));
        assertEquals(List.of(1L), times(query(first.getLast().id(), null, null, false), 2));
        assertEquals(List.of(4L, 3L, 2L, 1L), times(ALL, 10));
    }

    @Test
    void filters_narrowWhatIsRead() {
        table.add(List.of(line(1, "li", "gas", 200), line(2, "zhao", "gas", 403), line(3, "li", "chem", 401)));
        assertEquals(List.of(3L, 1L), times(query(Long.MAX_VALUE, "li", null, false), 10));
        assertEquals(List.of(2L, 1L), times(query(Long.MAX_VALUE, null, "gas", false), 10));
        assertEquals(List.of(3L, 2L), times(query(Long.MAX_VALUE, null, null, true), 10));
        assertEquals(List.of(2L), times(new AccessQuery(Long.MAX_VALUE, 2, 3, null, null, false), 10));
    }

    @Test
    void oldLines_areDeletedAndNumbersGoOnAfterARestart() {
        table.add(List.of(line(1, "li", null, 200), line(2, "li", null, 200)));
        table.prune(2);
        assertEquals(List.of(2L), times(ALL, 10));
        AccessLogTable reopened = new AccessLogTable(database);
        reopened.add(List.of(line(3, "li", null, 200)));
        assertEquals(List.of(3L, 2L), times(ALL, 10));
    }
}
