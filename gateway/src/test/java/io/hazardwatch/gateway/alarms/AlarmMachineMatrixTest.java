package io.hazardwatch.gateway.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The whole matrix: every event in every state. */
class AlarmMachineMatrixTest {
    private static final long NOW = 20_000;
    private static final AlarmMachine MACHINE = new AlarmMachine(AlarmPolicy.STANDARD);

    /**
     * A letter is the next state, {@code ^} says that people are told, {@code .} is a no-op, {@code !} a refusal and {@code -}
     * a state that this kind of alarm cannot be in.
     */
    private static final String MATRIX = """
            RAISE               plain    | B^ ALARM_RAISED | .  | .  | B^ ALARM_REACTIVATED | - | -
            RAISE               latching | B^ ALARM_RAISED | .  | .  | - | B^ ALARM_REACTIVATED | B^ ALARM_REACTIVATED
            RAISE_WORSE         plain    | B^ ALARM_RAISED | B^ ALARM_ESCALATED | B^ ALARM_ESCALATED | B^ ALARM_REACTIVATED | - | -
            CLEAR               plain    | . | D ALARM_RTN_UNACKED | A ALARM_CLEARED | . | - | -
            CLEAR               latching | . | E ALARM_LATCHED_UNACKED | F ALARM_LATCHED | - | . | .
            SEVERITY_UP         plain    | !STATE ALARM_ESCALATED | B^ ALARM_ESCALATED | B^ ALARM_ESCALATED | !STATE ALARM_ESCALATED | - | -
            SEVERITY_UP         latching | !STATE ALARM_ESCALATED | B^ ALARM_ESCALATED | B^ ALARM_ESCALATED | - | !STATE ALARM_ESCALATED | !STATE ALARM_ESCALATED
            SEVERITY_DOWN       plain    | . | B ALARM_DEESCALATED | C ALARM_DEESCALATED | . | - | -
            SEVERITY_DOWN       latching | . | B ALARM_DEESCALATED | C ALARM_DEESCALATED | - | . | .
            PENDING_CANCELLED   plain    | . | . | . | . | - | -
            QUALITY_BAD         plain    | . | B ALARM_QUALITY_BAD | C ALARM_QUALITY_BAD | D ALARM_QUALITY_BAD | - | -
            QUALITY_BAD         latching | . | B ALARM_QUALITY_BAD | C ALARM_QUALITY_BAD | - | E ALARM_QUALITY_BAD | F ALARM_QUALITY_BAD
            QUALITY_GOOD        plain    | . | . | . | . | - | -
            QUALITY_GOOD        latching | . | . | . | - | . | .
            ACK                 plain    | !NOTHING ALARM_ACK_REJECTED | C ALARM_ACKED | . | A ALARM_ACKED | - | -
            ACK                 latching | !NOTHING ALARM_ACK_REJECTED | C ALARM_ACKED | . | - | F ALARM_ACKED | .
            ACK_OLDER_SEQ       plain    | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | - | -
            ACK_OLDER_SEQ       latching | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | - | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED
            ACK_FUTURE_SEQ      plain    | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | - | -
            ACK_OLD_OCCURRENCE  plain    | !OLD ALARM_ACK_REJECTED | !OLD ALARM_ACK_REJECTED | !OLD ALARM_ACK_REJECTED | !OLD ALARM_ACK_REJECTED | - | -
            ACK_OLD_OCCURRENCE  latching | !OLD ALARM_ACK_REJECTED | !OLD ALARM_ACK_REJECTED | !OLD ALARM_ACK_REJECTED | - | !OLD ALARM_ACK_REJECTED | !OLD ALARM_ACK_REJECTED
            ACK_NEXT_OCCURRENCE plain    | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | !STALE ALARM_ACK_REJECTED | - | -
            RESET               plain    | !STATE ALARM_RESET_REJECTED | !ACTIVE ALARM_RESET_REJECTED | !ACTIVE ALARM_RESET_REJECTED | !STATE ALARM_RESET_REJECTED | - | -
            RESET               latching | !STATE ALARM_RESET_REJECTED | !ACTIVE ALARM_RESET_REJECTED | !ACTIVE ALARM_RESET_REJECTED | - | !UNACKED ALARM_RESET_REJECTED | A ALARM_RESET
            COMMENT             plain    | A ALARM_COMMENTED | B ALARM_COMMENTED | C ALARM_COMMENTED | D ALARM_COMMENTED | - | -
            COMMENT             latching | A ALARM_COMMENTED | B ALARM_COMMENTED | C ALARM_COMMENTED | - | E ALARM_COMMENTED | F ALARM_COMMENTED
            TAKE_OVER           plain    | . | . | C ALARM_TAKEN_OVER | . | - | -
            TAKE_OVER           latching | . | . | C ALARM_TAKEN_OVER | - | . | F ALARM_TAKEN_OVER
            """;

    @TestFactory
    List<DynamicTest> everyEventInEveryState() {
        List<DynamicTest> tests = new ArrayList<>();
        MATRIX.lines().forEach(line -> addRow(tests, line));
        return tests;
    }

    private static void addRow(List<DynamicTest> tests, String line) {
        String[] cells = line.split("\\|");
        String[] head = cells[0].trim().split(" +");
        boolean latching = head[1].equals("latching");
        for (AlarmState state : AlarmState.values()) {
            String cell = cells[1 + state.ordinal()].trim();
            if (!cell.equals("-")) {
                tests.add(dynamicTest(head[0] + " in " + state + ' ' + head[1],
                        () -> check(alarmIn(state, latching), head[0], cell, latching)));
            }
        }
    }

    private static void check(Alarm before, String event, String cell, boolean latching) {
        Transition transition = apply(before, event, latching);
        if (cell.equals(".")) {
            assertNull(transition);
            return;
        }
        String[] expected = cell.split(" ");
        assertNotNull(transition);
        assertEquals(before, transition.before());
        assertEquals(TransitionType.valueOf(expected[1]), transition.type());
        if (expected[0].startsWith("!")) {
            assertEquals(Refusal.valueOf(expected[0].substring(1)), transition.refusal());
            assertEquals(before, transition.after());
            assertEquals(false, transition.annunciate());
        } else {
            checkChange(before, transition, expected[0]);
        }
    }

    private static void checkChange(Alarm before, Transition transition, String expected) {
        Alarm after = transition.after();
        boolean told = expected.endsWith("^");
        assertNull(transition.refusal());
        assertEquals(AlarmState.valueOf(expected.substring(0, 1)), after.state());
        assertEquals(told, transition.annunciate());
        assertEquals(before.annSeq() + (told ? 1 : 0), after.annSeq());
        assertEquals(before.occurrence() + (before.state() == AlarmState.A && told ? 1 : 0), after.occurrence());
    }

    private static Transition apply(Alarm alarm, String event, boolean latching) {
        return switch (event) {
            case "TAKE_OVER" -> next(alarm, Plant.takeOver(alarm, "wang-fang"), NOW);
            case "RAISE" -> next(alarm, Plant.high(FindingType.RAISE, "H", Priority.P2, latching, 30), NOW);
            case "RAISE_WORSE" -> next(alarm, Plant.raiseHH(60), NOW);
            case "CLEAR" -> next(alarm, Plant.clear(10), NOW);
            case "SEVERITY_UP" -> next(alarm, Plant.upToHH(60), NOW);
            case "SEVERITY_DOWN" -> next(alarm, Plant.downToH(40), NOW);
            case "PENDING_CANCELLED" -> next(alarm,
                    Plant.high(FindingType.PENDING_CANCELLED, "H", Priority.P2, false, 20), NOW);
            case "QUALITY_BAD" -> next(alarm, Plant.quality(true), NOW);
            case "QUALITY_GOOD" -> next(alarm, Plant.quality(false), NOW);
            case "ACK" -> next(alarm, Plant.ack(alarm), NOW);
            case "ACK_OLDER_SEQ" -> ack(alarm, 0, -1);
            case "ACK_FUTURE_SEQ" -> ack(alarm, 0, 1);
            case "ACK_OLD_OCCURRENCE" -> ack(alarm, -1, 0);
            case "ACK_NEXT_OCCURRENCE" -> ack(alarm, 1, 0);
            case "RESET" -> next(alarm, Plant.reset(alarm), NOW);
            case "COMMENT" -> next(alarm, Plant.comment(alarm), NOW);
            default -> throw new AssertionError(event);
        };
    }

    private static Transition next(Alarm alarm, Finding finding, long now) {
        return Plant.first(MACHINE.next(alarm, finding, now));
    }

    private static Transition next(Alarm alarm, AlarmCommand command, long now) {
        return Plant.first(MACHINE.next(alarm, command, RuleContext.NONE, now));
    }

    private static Transition ack(Alarm alarm, int occurrenceOff, int annSeqOff) {
        return next(alarm,
                Plant.ack(alarm, alarm.occurrence() + occurrenceOff, alarm.annSeq() + annSeqOff), NOW);
    }

    /** Led there by real events, in its second occurrence (A: after the first). */
    private static Alarm alarmIn(AlarmState state, boolean latching) {
        Alarm raised = raise(null, latching);
        Alarm normal = latching ? reset(ack(clear(raised))) : ack(clear(raised));
        return switch (state) {
            case A -> normal;
            case B -> raise(normal, latching);
            case C -> ack(raise(normal, latching));
            case D, E -> clear(raise(normal, latching));
            case F -> ack(clear(raise(normal, latching)));
        };
    }

    private static Alarm raise(Alarm alarm, boolean latching) {
        return next(alarm, Plant.high(FindingType.RAISE, "H", Priority.P2, latching, 30), 1_000).after();
    }

    private static Alarm clear(Alarm alarm) {
        return next(alarm, Plant.clear(10), 2_000).after();
    }

    private static Alarm ack(Alarm alarm) {
        return next(alarm, Plant.ack(alarm), 3_000).after();
    }

    private static Alarm reset(Alarm alarm) {
        return next(alarm, Plant.reset(alarm), 4_000).after();
    }
}
