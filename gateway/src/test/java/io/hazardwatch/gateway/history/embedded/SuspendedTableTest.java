package io.hazardwatch.gateway.history.embedded;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.testkit.LeakCheck;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.ErrorTag;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.TableWriterAPI;
import java.lang.reflect.Field;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** QuestDB suspends a table when applying its log fails once. Rows in the log are shown later although nobody writes any more. */
@ExtendWith(LeakCheck.class)
class SuspendedTableTest {
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    Path directory;

    @Test
    void suspendedTable_isAppliedAgainWithoutAnotherWrite() throws Exception {
        try (QuestEngine engine = new QuestEngine(directory, Thread::new)) {
            suspend(engine);
            assertTrue(engine.isSuspended());
            try (TableWriterAPI writer = engine.writer(QuestTable.READINGS)) {
                TableWriter.Row row = writer.newRow(1);
                row.putSym(1, "a/b/c/d");
                row.putDouble(2, 1);
                row.putByte(3, (byte) 0);
                row.append();
                writer.commit();
            }
            Await.until("the row is shown", PATIENCE_MILLIS, () -> isShown(engine));
            assertTrue(!engine.isSuspended());
        }
    }

    private static boolean isShown(QuestEngine engine) {
        try {
            return QuestQuery.of(engine, QuestTable.READINGS, "a/b/c/d", 0, 1).hasRows();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As a failure would: QuestDB's own statement for it is for developers of QuestDB only. */
    private static void suspend(QuestEngine engine) throws ReflectiveOperationException {
        Field field = QuestEngine.class.getDeclaredField("engine");
        field.setAccessible(true);
        CairoEngine quest = (CairoEngine) field.get(engine);
        quest.getTableSequencerAPI().suspendTable(quest.verifyTableName(QuestTable.READINGS.table()), ErrorTag.NONE, "test");
    }
}
