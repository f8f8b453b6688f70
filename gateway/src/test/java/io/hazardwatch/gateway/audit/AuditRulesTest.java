package io.hazardwatch.gateway.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.journal.AuditSnapshot;
import io.hazardwatch.gateway.journal.AuditSnapshot.WaitingAlarm;
import io.hazardwatch.gateway.journal.JournalHeartbeat;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the auditor calls wrong. */
class AuditRulesTest {
    private static final long NOW = 1_760_000_000_000L;
    private static final long MINUTE = 60_000;
    private final AuditRules rules = new AuditRules(AuditLimits.STANDARD);

    private static JournalHeartbeat pulse(long at) {
        return new JournalHeartbeat(at, 0, 2, 5, 0, false);
    }

    private static AuditSnapshot picture(JournalHeartbeat pulse, WaitingAlarm... waiting) {
        return new AuditSnapshot(pulse, List.of(waiting), 0, 0);
    }

    private static WaitingAlarm waiting(Priority priority, long announcedAt, long reachedAt) {
        return new WaitingAlarm("a.b.c.d.HH", Text.of("gas"), priority, announcedAt, reachedAt);
    }

    private List<BreachKind> kinds(AuditSnapshot picture, long now) {
        return rules.check(picture, now, now * 1_000_000).stream().map(AuditBreach::kind).toList();
    }

    @Test
    void aGatewayThatBeats_isWell() {
        for (long at = NOW; at < NOW + 10 * MINUTE; at += 30_000) {
            assertEquals(List.of(), kinds(picture(pulse(at)), at));
        }
    }

    @Test
    void aPulseThatStops_isReportedWithinTwoChecks() {
        assertEquals(List.of(), kinds(picture(pulse(NOW)), NOW));
        assertEquals(List.of(), kinds(picture(pulse(NOW)), NOW + MINUTE));
        assertEquals(List.of(BreachKind.NO_PULSE), kinds(picture(pulse(NOW)), NOW + MINUTE + 30_000));
        assertEquals(List.of(), kinds(picture(pulse(NOW + 2 * MINUTE)), NOW + 2 * MINUTE));
    }

    @Test
    void aGatewayDeadLongBeforeTheFirstCheck_isReportedAtOnce() {
        assertEquals(List.of(BreachKind.NO_PULSE), kinds(picture(pulse(NOW - 10 * MINUTE)), NOW));
    }

    @Test
    void aGatewayThatNeverBeat_isReportedAfterAMinute() {
        assertEquals(List.of(), kinds(picture(null), NOW));
        assertEquals(List.of(BreachKind.NO_PULSE), kinds(picture(null), NOW + MINUTE + 1));
    }

    @Test
    void aStoppedGateway_isCalledStopped() {
        rules.check(picture(new JournalHeartbeat(NOW, 0, 2, 5, 0, true)), NOW, NOW * 1_000_000);
        List<AuditBreach> found = rules.check(picture(new JournalHeartbeat(NOW, 0, 2, 5, 0, true)), NOW + 2 * MINUTE, (NOW + 2 * MINUTE) * 1_000_000);
        assertTrue(found.getFirst().what().en().contains("was stopped"), found::toString);
    }

    /** The clock of the machine is set back and forth by an hour; only the monotonic one counts. */
    @Test
    void stepsOfTheWallClock_neitherHideADeadGatewayNorReportALivingOne() {
        long nanos = 0;
        for (int i = 0; i < 20; i++) {
            long wall = NOW + (i % 2 == 0 ? 3_600_000 : -3_600_000);
            assertEquals(List.of(), rules.check(picture(pulse(wall + i)), wall, nanos), "beat " + i);
            nanos += 30_000_000_000L;
        }
        long wall = NOW - 7_200_000;
        JournalHeartbeat last = pulse(NOW - 3_600_000 + 19);
        assertEquals(List.of(), rules.check(picture(last), wall, nanos));
        assertEquals(BreachKind.NO_PULSE, rules.check(picture(last), wall, nanos + 61_000_000_000L).getFirst().kind());
    }

    @Test
    void silence_countsFromTheLastAnnouncementOrTheLastPersonReached() {
        assertEquals(List.of(), kinds(picture(pulse(NOW), waiting(Priority.P1, NOW - 5 * MINUTE, 0)), NOW));
        assertEquals(List.of(BreachKind.SILENT_ALARM), kinds(picture(pulse(NOW), waiting(Priority.P1, NOW - 5 * MINUTE - 1, 0)), NOW));
        assertEquals(List.of(), kinds(picture(pulse(NOW), waiting(Priority.P1, NOW - 60 * MINUTE, NOW - 4 * MINUTE)), NOW));
        assertEquals(List.of(), kinds(picture(pulse(NOW), waiting(Priority.P2, NOW - 15 * MINUTE, 0)), NOW));
        assertEquals(List.of(BreachKind.SILENT_ALARM), kinds(picture(pulse(NOW), waiting(Priority.P2, NOW - 16 * MINUTE, 0)), NOW));
        assertEquals(List.of(), kinds(picture(pulse(NOW), waiting(Priority.P3, NOW - 600 * MINUTE, 0)), NOW));
    }

    @Test
    void lagsAndStuckWork_areReportedEachByItsKind() {
        AuditSnapshot bad = new AuditSnapshot(new JournalHeartbeat(NOW, 31_000, 31_000, 10_001, 0, false), List.of(), 3, 2);
        assertEquals(List.of(BreachKind.INGESTION_LATE, BreachKind.EVALUATION_LATE, BreachKind.COMMIT_LATE, BreachKind.STUCK_CLAIM,
                BreachKind.OVERDUE_STEP), kinds(bad, NOW));
        assertEquals(List.of(BreachKind.COMMIT_LATE), kinds(picture(new JournalHeartbeat(NOW + 1, 0, 0, -1, 0, false)), NOW));
    }

    @Test
    void syntheticAlarm_slowOrUnderWayForLong_isReported_andProvesNothing() {
        assertEquals(List.of(BreachKind.ALARM_PATH_LATE), kinds(picture(new JournalHeartbeat(NOW, 0, 2, 5, 10_001, false)), NOW));
        assertFalse(rules.isAlarmPathProven());
        assertEquals(List.of(), kinds(picture(new JournalHeartbeat(NOW + 1, 0, 2, 5, -1, false)), NOW + 1));
        assertFalse(rules.isAlarmPathProven(), "none has arrived yet");
        assertEquals(List.of(), kinds(picture(new JournalHeartbeat(NOW + 2, 0, 2, 5, 10_000, false)), NOW + 2));
        assertTrue(rules.isAlarmPathProven());
    }

    @Test
    void aBreach_isToldOnceThenEveryFiveMinutesThenOver() {
        BreachReporter news = new BreachReporter();
        AuditBreach breach = new AuditBreach(BreachKind.NO_PULSE, "", Text.of("x"), NOW);
        long nanos = 0;
        BreachReporter.News first = news.of(List.of(breach), nanos);
        assertEquals(List.of(breach), first.standing());
        assertEquals(List.of(breach), news.of(List.of(breach), nanos + 30_000_000_000L).standing(), "nobody has taken it yet");
        news.said(first, nanos);
        assertTrue(news.of(List.of(breach), nanos + 30_000_000_000L).isEmpty());
        assertEquals(List.of(breach), news.of(List.of(breach), nanos + BreachReporter.REPEAT_MILLIS * 1_000_000).standing());
        BreachReporter.News over = news.of(List.of(), nanos + 60_000_000_000L);
        assertEquals(List.of(breach), over.over());
        news.said(over, nanos);
        assertTrue(news.of(List.of(), nanos).isEmpty());
    }
}
