package io.hazardwatch.gateway.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.RuleKind;
import io.hazardwatch.gateway.evaluate.Signal;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Point;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Any events in any order: what must hold whatever the plant, the evaluator and people do. */
class AlarmBookSimulationTest {
    private static final int EVENTS = 1_500_000;
    private static final List<Point> POINTS =
            List.of(Plant.point("lel", "%LEL"), Plant.point("co", "ppm"), Plant.point("h2s", "ppm"));
    private static final Signal[] SIGNALS = Signal.values();

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final AlarmBook book = new AlarmBook();
    private final Map<String, Alarm> last = new HashMap<>();
    private final Map<String, Long> ackedSeq = new HashMap<>();
    private final Map<AlarmState, Integer> entered = new EnumMap<>(AlarmState.class);
    private long now = 1_000_000;

    @Test
    void randomEvents_invariantsHold() {
        for (int i = 0; i < EVENTS; i++) {
            now += random.nextInt(5);
            String story = "seed " + seed + " event " + i;
            if (random.nextInt(3) > 0) {
                check(story, null, Plant.on(book, finding(), now));
            } else {
                AlarmCommand command = command();
                check(story, command, Plant.on(book, command, now));
            }
        }
        assertEquals(AlarmState.values().length, entered.size(), "seed " + seed + " entered " + entered);
    }

    private void check(String story, AlarmCommand command, Transition transition) {
        if (transition == null || transition.after() == null) {
            return;
        }
        Alarm after = transition.after();
        Alarm before = last.get(after.id());
        if (transition.refusal() != null) {
            assertEquals(before, book.alarm(after.id()), story + ": a refusal changed something");
            return;
        }
        assertEquals(before, transition.before(), story + ": not a chain");
        if (command instanceof AlarmCommand.Acknowledge ack) {
            assertEquals(before.annSeq(), ack.annSeq(), story + ": Q3 acknowledged what was not the present");
            ackedSeq.put(after.id(), ack.annSeq());
        }
        sequencesOnlyGrow(story, before, transition);
        normalOnlyAfterAcknowledgement(story, before, transition);
        fieldsAgree(story, after);
        last.put(after.id(), after);
        entered.merge(after.state(), 1, Integer::sum);
    }

    private static void sequencesOnlyGrow(String story, Alarm before, Transition transition) {
        Alarm after = transition.after();
        long annSeq = before == null ? 0 : before.annSeq();
        long occurrence = before == null ? 0 : before.occurrence();
        boolean wasNormal = before == null || before.state() == AlarmState.A;
        boolean leftNormal = wasNormal && after.state() != AlarmState.A;
        assertEquals(annSeq + (transition.annunciate() ? 1 : 0), after.annSeq(), story + ": annSeq");
        assertEquals(occurrence + (leftNormal ? 1 : 0), after.occurrence(), story + ": occurrence");
    }

    private void normalOnlyAfterAcknowledgement(String story, Alarm before, Transition transition) {
        Alarm after = transition.after();
        if (after.state() != AlarmState.A || before.state() == AlarmState.A) {
            return;
        }
        assertEquals(after.annSeq(), ackedSeq.get(after.id()), story + ": Q2 normal without acknowledgement");
        assertEquals(before.latching(), transition.type() == TransitionType.ALARM_RESET, story + ": Q2 latch");
    }

    private static void fieldsAgree(String story, Alarm alarm) {
        assertEquals(alarm.state().isActive(), alarm.clearedAt() == 0, story + ": clearedAt " + alarm);
        assertEquals(alarm.state().isAcked(), alarm.ackedAt() != 0, story + ": ackedAt " + alarm);
        assertTrue(!alarm.levelPriority().isAbove(alarm.priority()), story + ": priority " + alarm);
        boolean holds = alarm.state() == AlarmState.B || alarm.state() == AlarmState.C;
        assertEquals(holds, alarm.processActive(), story + ": processActive " + alarm);
    }

    private Finding finding() {
        Point point = POINTS.get(random.nextInt(POINTS.size()));
        boolean outer = random.nextInt(3) == 0;
        String rule = random.nextBoolean() ? "high" : "low";
        Signal signal = SIGNALS[random.nextInt(SIGNALS.length)];
        return Plant.finding(point, rule, RuleKind.LIMIT, signal, outer ? "HH" : "H",
                outer ? Priority.P1 : Priority.P2, outer && random.nextBoolean(), random.nextInt(100));
    }

    private AlarmCommand command() {
        Point point = POINTS.get(random.nextInt(POINTS.size()));
        String id = Alarm.idOf(point.id(), random.nextBoolean() ? "high" : "low");
        Alarm alarm = book.alarm(id);
        long occurrence = alarm == null ? 1 : alarm.occurrence() - off();
        long annSeq = alarm == null ? 1 : alarm.annSeq() - off();
        return switch (random.nextInt(4)) {
            case 0 -> new AlarmCommand.Reset(id, point.id(), "li-wei", "");
            case 1 -> new AlarmCommand.Comment(id, point.id(), "li-wei", "looked");
            default -> new AlarmCommand.Acknowledge(id, point.id(), "li-wei", occurrence, annSeq, "");
        };
    }

    private int off() {
        return random.nextInt(4) == 0 ? random.nextInt(-2, 3) : 0;
    }
}
