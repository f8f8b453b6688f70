package io.hazardwatch.gateway.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.ConfiguredRule;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Any events in any order, with crashes at any step: what must hold whatever the plant, the rules, time and people do. A book
 * that is killed again and again and taken back from the journal lives beside one that never stops, and both say the same.
 * {@code -Dseed=N} repeats a run, {@code -Dsimulation.events=N} makes it longer.
 */
@Tag("compiled")
class AlarmBookSimulationTest {
    private static final int EVENTS = Integer.getInteger("simulation.events", 2_000_000);
    /** Notes are not the book's, and raising outside a rule is another room's. */
    private static final Set<TransitionType> NOT_THE_BOOKS =
            Arrays.stream(TransitionType.values()).filter(type -> type == TransitionType.ALARM_CARRIED_OVER
                    || !type.name().startsWith("ALARM_") && type != TransitionType.SYS_OOS_OVERDUE)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(TransitionType.class)));
    private static final AlarmPolicy POLICY = new AlarmPolicy(new PriorityPolicy(1_800_000, 0, 1_800_000, false),
            new PriorityPolicy(7_200_000, 3_600_000, 7_200_000, false), AlarmPolicy.STANDARD.p3(),
            new PriorityPolicy(0, 86_400_000, 86_400_000, true));

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomEvents whim = new RandomEvents(random.split());
    private final Invariants invariants = new Invariants();
    private final AlarmBook steady = new AlarmBook(POLICY);
    private AlarmBook mortal = new AlarmBook(POLICY);
    private long now = 1_763_780_000_000L;
    private int crashes;
    private int event;

    @Test
    void randomEventsAndCrashes_invariantsHold() {
        System.out.println("alarm book simulation: seed " + seed + ", " + EVENTS + " events");
        for (int i = 0; i < EVENTS; i++) {
            event = i;
            now += whim.pause();
            letTimePass();
            happen();
            if (random.nextInt(50) == 0) {
                crash();
            }
            if (random.nextInt(5_000) == 0) {
                everyAlarmHasAWayHome();
            }
        }
        assertEquals(EnumSet.allOf(DisplayedState.class), invariants.shown().keySet(), "seed " + seed);
        Set<TransitionType> unseen = EnumSet.complementOf(EnumSet.copyOf(invariants.types().keySet()));
        assertEquals(NOT_THE_BOOKS, unseen, "seed " + seed + " never saw");
        assertTrue(crashes > 0);
    }

    private String story() {
        return "seed " + seed + " event " + event;
    }

    private void letTimePass() {
        List<Transition> expected = new ArrayList<>();
        List<Transition> made = new ArrayList<>();
        steady.onTick(now, expected::addAll);
        mortal.onTick(now, made::addAll);
        same(expected, made);
        expected.forEach(transition -> invariants.check(this::story, transition));
    }

    private void happen() {
        RandomEvents.Happening happening = whim.next(steady, now);
        List<Transition> expected = happening.in(steady, now);
        same(expected, happening.in(mortal, now));
        expected.forEach(transition -> invariants.check(this::story, transition));
        if (random.nextInt(20) == 0) {
            twiceIsOnce(happening);
        }
    }

    /** Q5; timers of several alarms that fall due in one tick may fire in any order. */
    private void same(List<Transition> expected, List<Transition> made) {
        assertEquals(expected.size(), made.size(), () -> story() + ": Q5 " + expected + " " + made);
        assertTrue(made.containsAll(expected), () -> story() + ": Q5");
    }

    private void crash() {
        crashes++;
        mortal = new AlarmBook(POLICY);
        mortal.restore(invariants.journaled().values());
    }

    /** Q7: what comes twice changes nothing but counters. Growing worse twice is no repetition but news. */
    private void twiceIsOnce(RandomEvents.Happening happening) {
        if (happening instanceof RandomEvents.Found found && found.finding().type() == FindingType.SEVERITY_UP) {
            return;
        }
        for (Transition again : happening.in(steady, now)) {
            invariants.check(this::story, again);
            assertTrue(!again.annunciate(), () -> story() + ": Q7 told twice " + again);
            assertTrue(again.refusal() != null || again.before().state() == again.after().state(), () -> story() + ": Q7 " + again);
        }
        happening.in(mortal, now);
    }

    /** Q1: whatever an alarm has come to, people can bring it back to normal, and to sight. */
    private void everyAlarmHasAWayHome() {
        AlarmBook book = new AlarmBook(POLICY);
        book.restore(invariants.journaled().values());
        for (Point point : whim.points()) {
            String id = Alarm.idOf(point.id(), "high");
            if (book.alarm(id) != null) {
                lead(book, point, id);
                assertEquals(DisplayedState.A, book.alarm(id).displayed(), () -> story() + ": Q1 " + book.alarm(id));
            }
        }
    }

    private void lead(AlarmBook book, Point point, String id) {
        RuleContext normal = new RuleContext(ConfiguredRule.of(point, "high"), RuleStatus.NORMAL);
        book.alarm(id).suppression().suppressors().forEach(each -> book.on(
                DesignSuppression.off(id, point.id(), each.rule(), "gone"), normal, now));
        book.on(Plant.putBack(book.alarm(id), "tested"), normal, now);
        book.on(Plant.unshelve(book.alarm(id)), normal, now);
        book.on(Plant.finding(point, "high", RuleKind.LIMIT, FindingType.CLEAR, "H", Priority.P2, false, 10), now);
        book.on(Plant.finding(point, "high", RuleKind.LIMIT, FindingType.QUALITY_GOOD, "H", Priority.P2, false, 10), now);
        book.on(Plant.ack(book.alarm(id)), normal, now);
        book.on(Plant.reset(book.alarm(id)), normal, now);
    }
}
