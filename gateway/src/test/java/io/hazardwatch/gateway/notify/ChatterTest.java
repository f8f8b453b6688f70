package io.hazardwatch.gateway.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.journal.OutboxPlanner.Plan;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** N-17, and that a P1 is never hidden by it. */
class ChatterTest {
    private static final PointId POINT = PointId.parse("acme/yard/gd-1/lel");
    private static final String ALARM = "acme.yard.gd-1.lel.high";

    private final ChatterFilter chatter = new ChatterFilter(transition -> List.of("scada"));
    private final AlarmBook book = new AlarmBook();
    private long now = 1_763_780_000_000L;
    private long seq;

    /** What is planned for a change of the condition now; each list of the book is one commit. */
    private List<Plan> plan(FindingType signal, Priority priority) {
        List<Plan> plans = new ArrayList<>();
        List<JournalEntry> entries = new ArrayList<>();
        for (Transition transition : book.on(Finding.plain(POINT, Text.of("gas"), "p", "high", RuleKind.LIMIT, signal, "H",
                priority, now), now)) {
            plans.add(chatter.plan(transition));
            entries.add(new JournalEntry(++seq, now, 0, transition));
        }
        chatter.committed(entries);
        return plans;
    }

    private List<Plan> comeAndGo(Priority priority, long millis) {
        List<Plan> plans = new ArrayList<>(plan(FindingType.RAISE, priority));
        now += millis / 2;
        plans.addAll(plan(FindingType.CLEAR, priority));
        now += millis / 2;
        return plans;
    }

    private static long atOnce(List<Plan> plans) {
        return plans.stream().filter(plan -> !plan.channels().isEmpty() && plan.notBefore() == 0).count();
    }

    @Test
    void threeRaisesInAMinute_chatter_andTheFirstThreeAreToldAtOnce() {
        assertEquals(2, atOnce(comeAndGo(Priority.P2, 10_000)));
        assertEquals(2, atOnce(comeAndGo(Priority.P2, 10_000)));
        assertFalse(chatter.isChattering(ALARM, now));
        List<Plan> third = comeAndGo(Priority.P2, 10_000);
        assertEquals(0, third.getFirst().notBefore(), "the one that says it chatters");
        assertTrue(chatter.isChattering(ALARM, now));
    }

    @Test
    void chattering_isToldOnceInAnInterval_byARowThatWaits() {
        for (int i = 0; i < 3; i++) {
            comeAndGo(Priority.P2, 10_000);
        }
        long from = now;
        List<Plan> rows = new ArrayList<>();
        while (now < from + 3_600_000) {
            rows.addAll(comeAndGo(Priority.P2, 10_000));
        }
        long told = rows.stream().filter(plan -> !plan.channels().isEmpty()).count();
        assertTrue(told >= 11 && told <= 13, () -> told + " rows in an hour of 360 activations");
    }

    @Test
    void calmAgain_isToldAtOnceAgain() {
        for (int i = 0; i < 6; i++) {
            comeAndGo(Priority.P2, 10_000);
        }
        now += 600_000;
        assertFalse(chatter.isChattering(ALARM, now));
        assertEquals(2, atOnce(comeAndGo(Priority.P2, 10_000)));
    }

    @Test
    void slowRepeats_areNoChatter() {
        for (int i = 0; i < 50; i++) {
            assertEquals(2, atOnce(comeAndGo(Priority.P3, 40_000)));
        }
    }

    @Test
    void graverThanWhatWasTold_isToldAtOnce() {
        for (int i = 0; i < 6; i++) {
            comeAndGo(Priority.P3, 10_000);
        }
        assertEquals(0, plan(FindingType.RAISE, Priority.P1).getFirst().notBefore());
    }

    @Test
    void aCommitTriedAgain_isPlannedAgainAlike() {
        for (int i = 0; i < 6; i++) {
            comeAndGo(Priority.P2, 10_000);
        }
        Transition raise = book.on(Finding.plain(POINT, Text.of("gas"), "p", "high", RuleKind.LIMIT, FindingType.RAISE, "H",
                Priority.P2, now), now).getFirst();
        assertEquals(chatter.plan(raise), chatter.plan(raise));
    }

    /** Whatever happens: a P1 that is raised is told at once, or a row waits that will tell of it within two minutes. */
    @Test
    void p1_isNeverSilentForLongerThanItsInterval() {
        Random random = new Random(20_261_127);
        long rowsUntil = Long.MIN_VALUE;
        for (int step = 0; step < 20_000; step++) {
            now += random.nextInt(4) == 0 ? random.nextInt(400_000) : random.nextInt(15_000);
            boolean isRaise = random.nextBoolean();
            for (Plan plan : plan(isRaise ? FindingType.RAISE : FindingType.CLEAR, Priority.P1)) {
                if (!plan.channels().isEmpty()) {
                    rowsUntil = Math.max(rowsUntil, plan.notBefore() == 0 ? now : plan.notBefore());
                }
                assertTrue(rowsUntil >= now, "step " + step + ": nothing tells of it");
                assertTrue(rowsUntil <= now + ChatterFilter.intervalMillis(Priority.P1), "step " + step + ": too late");
            }
        }
    }
}
