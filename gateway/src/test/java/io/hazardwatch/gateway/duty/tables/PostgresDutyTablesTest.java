package io.hazardwatch.gateway.duty.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.DatabaseAwayException;
import io.hazardwatch.gateway.duty.book.DutyRows;
import io.hazardwatch.gateway.duty.log.DutyLogEntry;
import io.hazardwatch.gateway.duty.log.DutyLogKind;
import io.hazardwatch.gateway.duty.rollcall.SpotCheck;
import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.hazardwatch.gateway.testkit.PostgresPlace;
import io.hazardwatch.gateway.testkit.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("service")
@ExtendWith(LeakCheck.class)
class PostgresDutyTablesTest implements DutyTablesContract {
    private static final long PATIENCE_MILLIS = 60_000;
    @RegisterExtension
    static final PostgresPlace POSTGRES = new PostgresPlace();

    @Override
    public TestDatabase place() {
        return POSTGRES.place();
    }

    /** Each batch is an entry and a spot check of one number: after any kill there are both or neither, and none is lost that was promised. */
    @Test
    void serverKilledInMidEdit_leavesNothingHalfWritten() throws Exception {
        try (Database database = POSTGRES.place().open()) {
            DutyTables tables = DutyTablesContract.tables(database);
            Set<String> promised = new TreeSet<>();
            AtomicInteger number = new AtomicInteger();
            AtomicBoolean isEnding = new AtomicBoolean();
            Thread writer = new Thread(() -> write(tables, promised, number, isEnding));
            writer.start();
            for (int kill = 1; kill <= 3; kill++) {
                int seen = number.get();
                Await.until("ten more batches were begun", () -> number.get() >= seen + 10);
                POSTGRES.server().stop();
                POSTGRES.server().start();
            }
            Await.until("the store is back", PATIENCE_MILLIS, () -> database.health().isOk());
            isEnding.set(true);
            writer.join();
            requireWhole(tables, promised);
        }
    }

    private static void write(DutyTables tables, Set<String> promised, AtomicInteger number, AtomicBoolean isEnding) {
        while (!isEnding.get()) {
            String id = "n" + number.incrementAndGet();
            DutyRows rows = new DutyRows();
            rows.put(DutyTablesContract.entry(id, DutyTablesContract.DAY, DutyLogKind.REMARK, DutyTablesContract.MORNING, id, null));
            rows.put(new SpotCheck(id, "room", DutyTablesContract.MORNING, "{}", "00"));
            try {
                tables.save(rows);
                promised.add(id);
            } catch (DatabaseAwayException away) {
                Thread.onSpinWait();
            }
        }
    }

    private static void requireWhole(DutyTables tables, Set<String> promised) {
        Set<String> entries = tables.page("room", DutyTablesContract.DAY).entries().stream().map(DutyLogEntry::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> checks = tables.spotChecks(List.of("room"), Integer.MAX_VALUE).stream().map(SpotCheck::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(entries, checks);
        assertTrue(entries.containsAll(promised));
        assertTrue(promised.size() > 10, promised::toString);
    }
}
