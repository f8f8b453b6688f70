package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.app.supervision.UnrecordedAlarms;
import io.hazardwatch.gateway.emergency.EmergencyCommand;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.journal.JournalHeartbeat;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A process that writes signs of life into a journal until it is killed; prints a line once the first is committed. Raises a P1 for each line
 * it reads, and appends to a file what it tells past the journal.
 */
final class BeatingProcess {
    static final long PERIOD_MILLIS = 100;

    private BeatingProcess() {}

    public static void main(String[] arguments) throws SQLException {
        SqliteJournal journal = SqliteJournal.open(Path.of(arguments[0]), 50, transition -> List.of(), Clock.SYSTEM,
                (where, thrown) -> thrown.printStackTrace());
        journal.addUncommittedListener(new UnrecordedAlarms(new EmergencyWay(List.of(new EmergencyCommand("program",
                List.of("/bin/sh", "-c", "cat >> " + arguments[1])))), Clock.SYSTEM));
        journal.start();
        journal.beat(pulse()).join();
        System.out.println("beating");
        Executors.newSingleThreadScheduledExecutor().scheduleAtFixedRate(() -> journal.beat(pulse()), PERIOD_MILLIS, PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            lines.nextLine();
            journal.append(Plant.on(new AlarmBook(), Plant.raiseHH(90), System.currentTimeMillis()));
        }
    }

    private static JournalHeartbeat pulse() {
        return new JournalHeartbeat(System.currentTimeMillis(), 0, 0, 0, 0, false);
    }
}
