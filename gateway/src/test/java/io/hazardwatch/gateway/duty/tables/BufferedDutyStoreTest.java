package io.hazardwatch.gateway.duty.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.duty.DutyPost;
import io.hazardwatch.gateway.duty.DutyShift;
import io.hazardwatch.gateway.duty.FixedShifts;
import io.hazardwatch.gateway.duty.book.DutyBook;
import io.hazardwatch.gateway.duty.book.MemoryDutyStore;
import io.hazardwatch.gateway.duty.book.SaidDuty;
import io.hazardwatch.gateway.duty.calendar.Tightening;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rules.DutySettings;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies while the server is away, and what it had to write is there afterwards. */
class BufferedDutyStoreTest {
    private static final long NOW = 1_780_272_000_000L;
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;
    private Database file;
    private final MemoryDutyStore server = new MemoryDutyStore();
    private final SaidDuty said = new SaidDuty();
    private final FixedShifts shifts = new FixedShifts().with(new DutyPost("room", Text.of("room"), "e", null, ZoneOffset.UTC))
            .with(new DutyShift("room", NOW - 12 * HOUR, NOW, List.of("zhang"), "li"))
            .with(new DutyShift("room", NOW, NOW + 12 * HOUR, List.of("wang"), "li"));

    @BeforeEach
    void open() {
        file = TestDatabase.sqlite(folder).open();
    }

    @AfterEach
    void close() {
        file.close();
    }

    private BufferedDutyStore store() {
        return new BufferedDutyStore(server, new DutyTables(file, post -> ZoneOffset.UTC));
    }

    private DutyBook book() {
        return new DutyBook(shifts, said, said, store(), said, DutySettings.STANDARD, (post, from) -> Tightening.NONE, new Random(3));
    }

    private static DutyLogEntry entry(String id, long at) {
        return new DutyLogEntry(id, "room", LocalDate.of(2026, 6, 1), DutyLogKind.ALARM, at, at, DutyLogEntry.SYSTEM, "", id, "", null, 0);
    }

    @Test
    void killedWhileTheServerIsAway_theNextStartWritesWhatWaited_once() {
        DutyBook dying = book();
        dying.look(NOW - HOUR);
        server.away = true;
        dying.record(List.of(entry("first", NOW)), NOW);
        dying.look(NOW);
        dying.record(List.of(entry("second", NOW + 1_000)), NOW + 1_000);
        assertTrue(!server.entries.containsKey("first") && !server.handovers.containsKey("room-" + NOW));
        DutyBook next = book();
        next.look(NOW + 60_000);
        server.away = false;
        next.look(NOW + 70_000);
        assertTrue(server.entries.keySet().containsAll(List.of("first", "second")), server.entries.keySet()::toString);
        assertEquals(List.of("wang"), server.handovers.get("room-" + NOW).incoming());
        assertEquals(0, new DutyTables(file, post -> ZoneOffset.UTC).all().size());
        server.entries.remove("first");
        book().look(NOW + 80_000);
        assertTrue(!server.entries.containsKey("first"), "nothing is written twice");
    }

    @Test
    void serverIsBackWithoutAKill_nothingStaysInTheFile() {
        DutyBook book = book();
        book.look(NOW - HOUR);
        server.away = true;
        book.record(List.of(entry("first", NOW)), NOW);
        assertTrue(new DutyTables(file, post -> ZoneOffset.UTC).all().size() > 0);
        server.away = false;
        book.look(NOW + 10_000);
        assertTrue(server.entries.containsKey("first"));
        assertEquals(0, new DutyTables(file, post -> ZoneOffset.UTC).all().size());
    }
}
