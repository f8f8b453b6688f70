package io.hazardwatch.gateway.app.duty;

import io.hazardwatch.gateway.api.duty.MissingPerson;
import io.hazardwatch.gateway.app.process.ShutdownStack;
import io.hazardwatch.gateway.app.supervision.SystemAlarms;
import io.hazardwatch.gateway.duty.roster.GapAlarms;
import io.hazardwatch.gateway.duty.roster.GapReason;
import io.hazardwatch.gateway.duty.roster.PlannedPost;
import io.hazardwatch.gateway.duty.roster.store.RosterBook;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.time.Clock;
import io.hazardwatch.gateway.workers.WorkerPool;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Checks coverage every minute, so also each night, after each edit and with the time zone rules of the running platform. Keeps
 * one system alarm per post that has a gap within a week. Runs on a thread of its own, which nothing waits for.
 */
final class RosterWatch {
    private static final long PERIOD_MILLIS = 60_000;
    private static final String PART = "roster";
    private static final int NAMED_MAX = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");

    private final RosterStart start;
    private final SystemAlarms alarms;
    private final Clock clock;
    private final BiConsumer<String, Throwable> defects;
    // the pool's one thread
    private final Set<String> raised = new HashSet<>();
    private RosterBook.InForce copied;

    /** @param defects takes unexpected failures */
    RosterWatch(RosterStart start, SystemAlarms alarms, Clock clock, BiConsumer<String, Throwable> defects) {
        this.start = start;
        this.alarms = alarms;
        this.clock = clock;
        this.defects = defects;
    }

    /**
     * Checks at once and then every minute.
     *
     * @return stops the checks
     */
    ShutdownStack.Stop start(Vertx vertx) {
        WorkerPool pool = new WorkerPool(vertx, "roster", 1, 1);
        long timer = vertx.setPeriodic(0, PERIOD_MILLIS, unused -> pool.run(() -> {
            look();
            return null;
        }).onFailure(failed -> defects.accept("roster watch", failed)));
        return () -> {
            vertx.cancelTimer(timer);
            pool.close();
        };
    }

    void look() {
        RosterBook.InForce inForce = start.book().inForce();
        if (inForce != copied && start.copy().write(start.contents())) {
            copied = inForce;
        }
        lookAtChain(start.missing());
        Instant now = Instant.ofEpochMilli(clock.millis());
        Set<String> due = new HashSet<>();
        for (GapAlarms.GapAlarm alarm : GapAlarms.due(start.book().gaps(now), now)) {
            due.add(alarm.post());
            alarms.raise(PART, alarm.post(), text(inForce.post(alarm.post()), alarm), alarm.priority());
        }
        raised.stream().filter(post -> !due.contains(post)).forEach(post -> alarms.clear(PART, post));
        raised.clear();
        raised.addAll(due);
    }

    /** One alarm for everything that is missing: people mend it in one place. */
    private void lookAtChain(List<MissingPerson> missing) {
        String first = missing.stream().limit(NAMED_MAX).map(MissingPerson::line).collect(Collectors.joining("; "));
        alarms.set(!missing.isEmpty(), "people", "chain", new Text("通知链缺人 " + missing.size() + " 处：" + first,
                "nobody would be told at " + missing.size() + " places of the chain: " + first), Priority.P3);
    }

    private static Text text(PlannedPost post, GapAlarms.GapAlarm alarm) {
        if (post == null) {
            return Text.of(alarm.post());
        }
        String from = TIME.format(alarm.first().from().atZone(post.duty().zone()));
        Text reason = reason(alarm.first().reason());
        return new Text("岗位「" + post.duty().name().zh() + "」" + from + " 起空岗：" + reason.zh() + "；一周内共 " + alarm.gaps() + " 处",
                "Post \"" + post.duty().name().en() + "\" is not covered from " + from + ": " + reason.en() + "; gaps within a week: "
                + alarm.gaps());
    }

    private static Text reason(GapReason reason) {
        return switch (reason) {
            case TOO_FEW -> new Text("人数不足", "too few people");
            case NOT_QUALIFIED -> new Text("值班人员资格缺失或到期", "too few of those on duty hold the qualifications that the post asks for");
            case NOBODY_REACHABLE -> new Text("值班人员无可用的紧急联系方式", "nobody on duty has a verified means for the urgent case");
            case NOBODY_NAMED -> new Text("未指定人员", "nobody is named");
            case ON_LEAVE -> new Text("值班人员请假且无人替班", "everybody planned is on leave and nobody replaces them");
            case NO_SHIFT -> new Text("未排班", "no shift is planned");
        };
    }
}
