package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.journal.SqliteJournal;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;

/** Watches over the files in the data folder that must neither vanish nor change under the running gateway. Main thread. */
public final class DataFileWatch {
    private final FileWatch files;
    private final JournalWatch journal;

    /** @param data the data folder */
    public DataFileWatch(SqliteJournal journal, Path data, SystemAlarms alarms, Health health, ThreadFactory threads,
                  BiConsumer<String, Throwable> bugs) {
        this.files = new FileWatch(threads, bugs);
        this.journal = new JournalWatch(journal, alarms, threads);
        LostFile lost = new LostFile(AccountsStart.PART, data.resolve(AccountsStart.FILE), alarms);
        files.add(this.journal::look);
        files.add(lost);
        health.add(this.journal::part);
        health.add(lost::part);
    }

    /** @param ranBefore whether the data folder is not a new one */
    public void start(boolean ranBefore) {
        files.start();
        journal.start(ranBefore);
    }

    public void stop() throws InterruptedException {
        files.stop();
        journal.stop();
    }
}
