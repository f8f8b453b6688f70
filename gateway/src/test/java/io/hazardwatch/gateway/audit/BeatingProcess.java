package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.journal.Pulse;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A process that writes signs of life into a journal until it is killed; prints a line once the first is committed. */
final class BeatingProcess {
    static final long PERIOD_MILLIS = 100;

    private BeatingProcess() {}

    public static void main(String[] arguments) throws SQLException {
        SqliteJournal journal = SqliteJournal.open(Path.of(arguments[0]), 50, transition -> List.of(), Clock.SYSTEM,
                (where, thrown) -> thrown.printStackTrace());
        journal.start();
        journal.beat(pulse()).join();
        System.out.println("beating");
        Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(() -> journal.beat(pulse()), PERIOD_MILLIS, PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static Pulse pulse() {
        return new Pulse(System.currentTimeMillis(), 0, 0, 0, 0, false);
    }
}
