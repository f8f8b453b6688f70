package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.emergency.EmergencyMessage;
import io.hazardwatch.gateway.emergency.EmergencyWay;
import io.hazardwatch.gateway.journal.AuditQueries;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks the journal again and again, tells people by the emergency way what is wrong, and calls the dead man's switch only after a
 * check that found nothing. One thread.
 */
public final class Auditor {
    /** Between two checks, ms. */
    public static final long PERIOD_MILLIS = 30_000;

    private final AuditQueries journal;
    private final AuditLimits limits;
    private final AuditRules rules;
    private final BreachReporter news = new BreachReporter();
    private final EmergencyWay way;
    private final Runnable allIsWell;
    private final Clock clock;
    private final PrintStream out;

    /**
     * @param allIsWell called after each check that found nothing, while synthetic alarms arrive
     * @param out       gets a line for everything found
     */
    public Auditor(AuditQueries journal, AuditLimits limits, EmergencyWay way, Runnable allIsWell, Clock clock, PrintStream out) {
        this.journal = journal;
        this.limits = limits;
        this.rules = new AuditRules(limits);
        this.way = way;
        this.allIsWell = allIsWell;
        this.clock = clock;
        this.out = out;
    }

    /** Checks every {@value #PERIOD_MILLIS} ms until the thread is interrupted. */
    public void run() throws InterruptedException {
        while (true) {
            look();
            Thread.sleep(PERIOD_MILLIS);
        }
    }

    /**
     * One check.
     *
     * @return what is wrong; people have been told, as far as a channel took it
     */
    public List<AuditBreach> look() {
        long now = clock.millis();
        List<AuditBreach> found = found(now);
        BreachReporter.News toSay = news.of(found, clock.nanos());
        if (!toSay.isEmpty()) {
            say(toSay, now);
        }
        if (found.isEmpty() && rules.isAlarmPathProven()) {
            allIsWell.run();
        }
        return found;
    }

    private List<AuditBreach> found(long now) {
        try {
            return rules.check(journal.read(now - limits.claim()), now, clock.nanos());
        } catch (SQLException | RuntimeException unreadable) {
            return List.of(new AuditBreach(BreachKind.JOURNAL_UNREADABLE, "", new Text("报警日志无法读取：" + unreadable.getMessage(),
                    "the journal cannot be read: " + unreadable.getMessage()), now));
        }
    }

    private void say(BreachReporter.News toSay, long now) {
        toSay.standing().forEach(breach -> out.println(Instant.ofEpochMilli(now) + " " + breach.kind() + ' ' + breach.what().en()));
        toSay.over().forEach(breach -> out.println(Instant.ofEpochMilli(now) + " over: " + breach.kind() + ' ' + breach.what().en()));
        List<String> failed = way.send(new EmergencyMessage("auditor", text(toSay), false, now)).join();
        failed.forEach(each -> out.println(Instant.ofEpochMilli(now) + " not told by " + each));
        if (failed.size() < way.size() || way.size() == 0) {
            news.said(toSay, clock.nanos());
        }
    }

    private static Text text(BreachReporter.News toSay) {
        String zh = toSay.standing().stream().map(breach -> breach.what().zh()).collect(Collectors.joining("；"));
        String en = toSay.standing().stream().map(breach -> breach.what().en()).collect(Collectors.joining("; "));
        String zhOver = toSay.over().stream().map(breach -> breach.what().zh()).collect(Collectors.joining("；"));
        String enOver = toSay.over().stream().map(breach -> breach.what().en()).collect(Collectors.joining("; "));
        return new Text("[监控系统异常] " + zh + (zhOver.isEmpty() ? "" : " [已恢复] " + zhOver),
                "[monitoring fault] " + en + (enOver.isEmpty() ? "" : " [over] " + enOver));
    }
}
