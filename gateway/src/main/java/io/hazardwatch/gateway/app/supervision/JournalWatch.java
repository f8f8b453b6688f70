package io.hazardwatch.gateway.app.supervision;

import io.hazardwatch.gateway.api.HealthSource.Part;
import io.hazardwatch.gateway.api.HealthSource.Status;
import io.hazardwatch.gateway.journal.JournalAudit;
import io.hazardwatch.gateway.journal.JournalOpening;
import io.hazardwatch.gateway.journal.JournalRewrite;
import io.hazardwatch.gateway.journal.SqliteJournal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the state of the journal file: damaged or missing at the start, lost while the gateway ran, or different from what
 * was written. A thread of its own with low priority reads the whole journal at the start and every six hours, in pieces with
 * pauses between them; {@link FileWatch} calls {@link #look}.
 */
final class JournalWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);
    private static final String PART = "journal";
    private static final long AUDIT_HOURS = 6;
    private static final long PAUSE_MILLIS = 20;

    private final SqliteJournal journal;
    private final SystemAlarms alarms;
    private final Thread auditor;
    private final CountDownLatch stopped = new CountDownLatch(1);
    // Used by the file watch's thread only.
    private JournalRewrite told;
    // any thread
    private volatile JournalAudit audit;

    JournalWatch(SqliteJournal journal, SystemAlarms alarms, ThreadFactory threads) {
        this.journal = journal;
        this.alarms = alarms;
        this.auditor = threads.newThread(this);
        auditor.setName("journal-audit");
        auditor.setPriority(Thread.MIN_PRIORITY);
        auditor.setDaemon(true);
    }

    /**
     * Reports how the journal was found, and starts to read it.
     *
     * @param ranBefore whether a gateway has used the data directory before
     */
    void start(boolean ranBefore) {
        JournalOpening opening = journal.opening();
        if (opening.kind() == JournalOpening.Kind.RENEWED) {
            once("damaged", damaged(opening));
        } else if (opening.kind() == JournalOpening.Kind.MADE && ranBefore) {
            once("missing", new Text("启动时没有找到报警日志，报警全部重新判断",
                    "No journal was found at the start although the gateway ran here before; all alarms are judged anew"));
        }
        auditor.start();
    }

    void stop() throws InterruptedException {
        stopped.countDown();
        auditor.join(TimeUnit.SECONDS.toMillis(5));
    }

    private static Text damaged(JournalOpening opening) {
        Path kept = opening.setAside().getFileName();
        return new Text("报警日志损坏，已另存为 " + kept + "；恢复报警 " + opening.alarms() + " 条，其余重新判断。请保存该文件并检查磁盘",
                "The journal was damaged and is kept as " + kept + "; " + opening.alarms()
                + " alarms were carried over, all others are judged anew. Keep that file and check the disk");
    }

    private static Text renewed(JournalRewrite renewal) {
        return new Text("运行中报警日志文件丢失或损坏，已" + (renewal.isWhole() ? "完整重写" : "按当前报警状态重写，以前的记录不在其中"),
                renewal.reason() + "; it was written anew " + (renewal.isWhole() ? "with everything it held"
                        : "with how the alarms stand, without the entries before")
                + (renewal.setAside() == null ? "" : "; what was in its place is kept as " + renewal.setAside().getFileName()));
    }

    /** Raises and clears at once: the condition is over, but a person must have seen it. */
    private void once(String id, Text what) {
        LOG.warn("{}", what.en());
        alarms.raise(PART, id, what, Priority.P1);
        alarms.clear(PART, id);
    }

    /** Checks whether the file is still there and whether it was rewritten. */
    void look() {
        journal.checkFile();
        JournalRewrite renewal = journal.renewal();
        if (renewal != told) {
            told = renewal;
            once("file-lost", renewed(renewal));
        }
        alarms.set(!journal.unreadable().isEmpty(), PART, "unreadable", new Text("报警日志中有本版本无法识别的记录，已略去",
                "The journal holds entries this version cannot read; they are left out, the first is "
                + journal.unreadable().stream().findFirst().orElse(0L)), Priority.P2);
    }

    @Override
    public void run() {
        try {
            do {
                audited(journal.audit(this::pause));
            } while (!stopped.await(AUDIT_HOURS, TimeUnit.HOURS));
        } catch (CancellationException stop) {
            LOG.debug("the journal was not read to its end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void audited(JournalAudit found) {
        audit = found;
        alarms.set(!found.isSound(), PART, "altered", new Text("报警日志校验不符，记录可能被改动或损坏：" + found.finding(),
                "The journal is not as it was written: " + found.finding()
                + ". Keep a copy for verify-journal and find out who or what changed it"), Priority.P1);
        if (!found.isSound()) {
            LOG.warn("the journal is not as it was written: {}", found.finding());
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new CancellationException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    /** State of what was written. */
    Part part() {
        JournalAudit last = audit;
        return last == null || last.isSound() ? new Part("journal entries", Status.UP, null)
                : new Part("journal entries", Status.DEGRADED, last.finding());
    }
}
