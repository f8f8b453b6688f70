package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.time.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the figures of a long period take, and in how much memory: {@code YearLoad FILE ENTRIES}. Writes a journal of so
 * many entries when the file is not there, then asks twice for everything and for one enterprise's last thirtieth.
 */
final class YearLoad {
    private static final int POINTS = 3_000;
    private static final int PART = 5_000;

    private YearLoad() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        boolean fresh = Files.notExists(file);
        try (SqliteJournal journal = SqliteJournal.open(file, 10_000, transition -> List.of(), Clock.SYSTEM,
                (where, thrown) -> thrown.printStackTrace())) {
            journal.start();
            if (fresh) {
                write(journal, Integer.parseInt(arguments[1]));
            }
            long end = journal.entriesAfter(journal.lastSeq() - 1, 1).getFirst().event().atMillis() + 1;
            Period all = new Period(RandomJournal.START, end);
            Period part = new Period(end - all.millis() / 30, end);
            for (int i = 0; i < 2; i++) {
                ask(journal, OperatingPosition.ALL, all);
                ask(journal, OperatingPosition.of("north-chem"), part);
            }
        }
    }

    private static void write(SqliteJournal journal, int entries) {
        RandomJournal season = new RandomJournal(1, POINTS);
        for (int written = 0; written < entries; written += PART) {
            season.transitions(PART).forEach(journal::append);
            while (!journal.hasRoom()) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        while (journal.health().waiting() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static void ask(SqliteJournal journal, OperatingPosition position, Period period) {
        long start = System.nanoTime();
        KpiCalculator assessment = new KpiCalculator(position, ObservedPeriod.whole(period), new ConfiguredAlarms(0, new long[4]), List.of());
        journal.log().standing(position.alarms(), period.from(), assessment::openAtStart);
        journal.log().lines(position.alarms(), period.from(), period.to(), assessment::entry);
        KpiReport report = assessment.report();
        long nanos = System.nanoTime() - start;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("%s, %.1f days: %d entries in %.2f s, heap after %d MB, %d floods%n", position.id(),
                period.millis() / (double) Period.DAY, report.entries(), nanos / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, report.floods().size());
    }
}
