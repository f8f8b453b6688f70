package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.database.Database;
import io.hazardwatch.gateway.database.SqliteDatabase;
import io.hazardwatch.gateway.journal.SqliteJournal;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;

/** Monitors the files in the data directory that must neither disappear nor change while the gateway runs. Main thread. */
public final class DataFileWatch {
    private final FileWatch files;
    private final JournalWatch journal;

    /** @param data the data directory */
    public DataFileWatch(SqliteJournal journal, Database database, Path data, SystemAlarms alarms, Health health, ThreadFactory threads,
                  BiConsumer<String, Throwable> defects) {
        this.files = new FileWatch(threads, defects);
        this.journal = new JournalWatch(journal, alarms, threads);
        files.add(this.journal::look);
        health.add(this.journal::part);
        if (database instanceof SqliteDatabase) {
            LostFile lost = new LostFile("database", data.resolve(SqliteDatabase.FILE), alarms);
            files.add(lost);
            health.add(lost::part);
        }
    }

    /** @param ranBefore whether a gateway has used the data directory before */
    public void start(boolean ranBefore) {
        files.start();
        journal.start(ranBefore);
    }

    public void stop() throws InterruptedException {
        files.stop();
        journal.stop();
    }
}
