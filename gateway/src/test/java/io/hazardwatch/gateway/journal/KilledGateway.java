package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.testkit.Await;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A process that journals until it is killed, printing how many of its transitions count as committed. */
final class KilledGateway {
    private KilledGateway() {}

    public static void main(String[] arguments) throws SQLException {
        SqliteJournal journal = SqliteJournal.open(Path.of(arguments[0]), 50, transition -> List.of("webhook"),
                Clock.SYSTEM, (where, thrown) -> thrown.printStackTrace());
        RandomTransitions shift = new RandomTransitions(Long.parseLong(arguments[1]), 50);
        shift.book().restore(journal.alarms());
        journal.onProgress(() -> System.out.println(journal.committedTicket()));
        journal.start();
        while (true) {
            journal.append(shift.next());
            Await.until("room", journal::hasRoom);
        }
    }
}
