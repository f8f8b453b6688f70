package io.hazardwatch.gateway.audit;

import io.hazardwatch.gateway.journal.AuditSnapshot;
import io.hazardwatch.gateway.journal.AuditSnapshot.WaitingAlarm;
import io.hazardwatch.gateway.journal.JournalHeartbeat;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is wrong in one picture of the journal. Remembers only when the sign of life last changed, by a clock that nobody can
 * set: a step of the wall clock neither hides a dead gateway nor reports a living one. One thread.
 */
public final class AuditRules {
    private final AuditLimits limits;
    private JournalHeartbeat last;
    private long changedNanos;

    public AuditRules(AuditLimits limits) {
        this.limits = limits;
    }

    /**
     * What is wrong now, most urgent kind first.
     *
     * @param now   ms since the epoch
     * @param nanos of a monotonic clock
     */
    public List<AuditBreach> check(AuditSnapshot picture, long now, long nanos) {
        List<AuditBreach> found = new ArrayList<>();
        checkPulse(picture.pulse(), now, nanos, found);
        picture.waiting().forEach(alarm -> checkSilence(alarm, now, found));
        if (picture.stuckClaims() > 0) {
            found.add(new AuditBreach(BreachKind.STUCK_CLAIM, "", new Text("有 " + picture.stuckClaims() + " 条通知已开始发送但没有结果",
                    picture.stuckClaims() + " notices were begun and have no outcome"), now));
        }
        if (picture.overdueSteps() > 0) {
            found.add(new AuditBreach(BreachKind.OVERDUE_STEP, "", new Text("有 " + picture.overdueSteps() + " 个报警的升级步骤已超时",
                    "the next step of " + picture.overdueSteps() + " escalations is overdue"), now));
        }
        return found;
    }

    /** Whether the last picture shows that a synthetic alarm arrived in time; only then is the dead man's switch called. */
    public boolean isAlarmPathProven() {
        return last != null && last.alarmPath() >= 0 && last.alarmPath() <= limits.alarmPath();
    }

    private void checkPulse(JournalHeartbeat pulse, long now, long nanos, List<AuditBreach> found) {
        boolean isFirst = last == null;
        if (pulse != null && !pulse.equals(last)) {
            last = pulse;
            changedNanos = isFirst ? nanos - Math.max(0, now - pulse.writtenAt()) * 1_000_000 : nanos;
        } else if (isFirst && changedNanos == 0) {
            changedNanos = nanos;
        }
        long silent = (nanos - changedNanos) / 1_000_000;
        if (silent > limits.pulse()) {
            found.add(noPulse(pulse, now - silent));
        } else if (pulse != null) {
            checkLags(pulse, now, found);
        }
    }

    private static AuditBreach noPulse(JournalHeartbeat pulse, long since) {
        boolean isStopped = pulse != null && pulse.isStopped();
        return new AuditBreach(BreachKind.NO_PULSE, "", isStopped
                ? new Text("监控网关已被停止，现场无人监视", "The gateway was stopped; nothing watches the plant")
                : new Text("监控网关没有任何活动迹象，现场可能无人监视", "The gateway shows no sign of life; nothing may be watching the plant"), since);
    }

    private void checkLags(JournalHeartbeat pulse, long now, List<AuditBreach> found) {
        if (pulse.ingestLag() > limits.lag()) {
            found.add(new AuditBreach(BreachKind.INGESTION_LATE, "", new Text("传感器数据等待处理已超过 " + pulse.ingestLag() / 1_000 + " 秒",
                    "sensor data have waited " + pulse.ingestLag() / 1_000 + " s to be judged"), now - pulse.ingestLag()));
        }
        if (pulse.evaluatorLag() > limits.lag()) {
            found.add(new AuditBreach(BreachKind.EVALUATION_LATE, "", new Text("报警判断已停顿 " + pulse.evaluatorLag() / 1_000 + " 秒",
                    "no alarm has been judged for " + pulse.evaluatorLag() / 1_000 + " s"), now - pulse.evaluatorLag()));
        }
        if (pulse.alarmPath() > limits.alarmPath()) {
            found.add(new AuditBreach(BreachKind.ALARM_PATH_LATE, "", new Text(
                    "试验报警从读数到通知已用 " + pulse.alarmPath() / 1_000 + " 秒，真实报警可能同样延误",
                    "a synthetic alarm takes " + pulse.alarmPath() / 1_000 + " s from its reading to its notice; real ones may be as late"),
                    now - pulse.alarmPath()));
        }
        if (pulse.roundTrip() < 0 || pulse.roundTrip() > limits.roundTrip()) {
            found.add(new AuditBreach(BreachKind.COMMIT_LATE, "", new Text("报警记录写入磁盘过慢或失败",
                    "the journal takes too long to reach the disk, or does not"), now));
        }
    }

    private void checkSilence(WaitingAlarm alarm, long now, List<AuditBreach> found) {
        long limit = limits.silence(alarm.priority());
        long since = Math.max(alarm.announcedAt(), alarm.reachedAt());
        if (limit > 0 && now - since > limit) {
            found.add(new AuditBreach(BreachKind.SILENT_ALARM, alarm.id(), new Text(
                    alarm.priority() + " 报警无人应答，且已 " + (now - since) / 60_000 + " 分钟没有通知到任何人：" + alarm.name().zh() + "（" + alarm.id() + "）",
                    alarm.priority() + " unanswered, and nobody reached for " + (now - since) / 60_000 + " min: " + alarm.name().en()
                    + " (" + alarm.id() + ")"), since));
        }
    }
}
