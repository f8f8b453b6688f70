package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.sqlite.SqliteFile;
import io.hazardwatch.gateway.sqlite.SqliteFile.Folded;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Folds SQLite's write-ahead log back into the file beside the writer, so that no commit waits for it. Own thread
 * {@code journal-fold}.
 *
 * <p>The log begins anew only when all of it is folded at the moment the writer goes on, so the writer itself does the last,
 * small piece as part of a commit ({@link #takeLastPiece}). Whatever fails here is left to the writer as a whole.
 */
final class LogFolding implements Runnable {
    /** Rows after which the log is folded: some 40 MB of it. */
    private static final long ROWS = 2_000;
    /** A quiet journal is folded too. */
    private static final long NANOS_MAX = TimeUnit.SECONDS.toNanos(60);
    private static final int PASSES_MAX = 6;
    /** What the writer folds in a moment. */
    private static final int PAGES_SMALL = 250;

    private final SqliteFile file;
    private final Thread thread = new Thread(this, "journal-fold");
    private volatile long rows;
    private volatile boolean lastPieceDue;
    private volatile boolean stopped;

    LogFolding(SqliteFile file) {
        this.file = file;
    }

    void start() {
        thread.start();
    }

    /** Journal thread: so many rows were committed. */
    void wrote(int count) {
        long before = rows;
        rows = before + count;
        if (before / ROWS != rows / ROWS) {
            LockSupport.unpark(thread);
        }
    }

    /** Journal thread: whether the next commit is to fold what is left; asked once for each time. */
    boolean takeLastPiece() {
        boolean due = lastPieceDue;
        lastPieceDue = false;
        return due;
    }

    @Override
    public void run() {
        long folded = 0;
        long last = System.nanoTime();
        while (!stopped) {
            long written = rows;
            if (written - folded >= ROWS || written > folded && System.nanoTime() - last >= NANOS_MAX) {
                fold();
                folded = written;
                last = System.nanoTime();
            }
            if (rows - folded < ROWS) {
                LockSupport.parkNanos(this, NANOS_MAX);
            }
        }
    }

    /** Each pass leaves what was written during it, which is less each time. */
    private void fold() {
        try (Connection connection = file.folder()) {
            Folded folded = SqliteFile.fold(connection);
            for (int i = 1; i < PASSES_MAX && folded.left() > PAGES_SMALL && !stopped; i++) {
                folded = SqliteFile.fold(connection);
            }
        } catch (SQLException failed) {
            // the writer folds the whole log with its next commit, and says what is wrong with the disk
        }
        lastPieceDue = true;
    }

    void stop() throws InterruptedException {
        stopped = true;
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }
}
