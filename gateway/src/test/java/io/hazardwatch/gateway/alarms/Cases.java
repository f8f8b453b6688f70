package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.Priority;
import java.util.List;
import java.util.function.Function;

/** Alarms led into each state by real events, and what became of them as a cell of the documented tables. */
final class Cases {
    static final long NOW = 20_000;
    static final long HOUR = 3_600_000;
    static final AlarmMachine MACHINE = new AlarmMachine(AlarmPolicy.STANDARD);
    static final AlarmPolicy UNSEEN = alike(new PriorityPolicy(0, 0, HOUR, true));
    static final AlarmPolicy LEASED = alike(new PriorityPolicy(HOUR, 0, HOUR, false));
    static final AlarmPolicy REPEATED = alike(new PriorityPolicy(0, HOUR, HOUR, false));

    private Cases() {}

    private static AlarmPolicy alike(PriorityPolicy policy) {
        return new AlarmPolicy(policy, policy, policy, policy);
    }

    /** In its second occurrence (A: after the first). B, C and D do not latch, E and F do. */
    static Alarm in(AlarmState state) {
        return in(state, MACHINE);
    }

    static Alarm in(AlarmState state, AlarmMachine machine) {
        return in(state, machine, state == AlarmState.E || state == AlarmState.F);
    }

    static Alarm latchingIn(AlarmState state) {
        return in(state, MACHINE, true);
    }

    private static Alarm in(AlarmState state, AlarmMachine machine, boolean latching) {
        Alarm normal = ack(machine, clear(machine, raise(machine, null, false)));
        return switch (state) {
            case A -> normal;
            case B -> raise(machine, normal, latching);
            case C -> ack(machine, raise(machine, normal, latching));
            case D, E -> clear(machine, raise(machine, normal, latching));
            case F -> ack(machine, clear(machine, raise(machine, normal, latching)));
        };
    }

    private static Alarm raise(AlarmMachine machine, Alarm alarm, boolean latching) {
        return last(machine.next(alarm, Plant.high(FindingType.RAISE, "H", Priority.P2, latching, 30), 1_000), alarm);
    }

    private static Alarm clear(AlarmMachine machine, Alarm alarm) {
        return last(machine.next(alarm, Plant.clear(10), 2_000), alarm);
    }

    private static Alarm ack(AlarmMachine machine, Alarm alarm) {
        return last(machine.next(alarm, Plant.ack(alarm), RuleContext.NONE, 3_000), alarm);
    }

    /** The same alarm out of service. */
    static Alarm out(Alarm alarm) {
        return last(MACHINE.next(alarm, Plant.takeOut(alarm, 10 * HOUR), RuleContext.NONE, 4_000), alarm);
    }

    /** The same alarm, had it been a P3 from the start. */
    static Alarm low(Alarm alarm) {
        return new Alarm(alarm.id(), alarm.point(), alarm.name(), alarm.rule(), alarm.kind(), alarm.level(), alarm.unit(),
                Priority.P3, Priority.P3, alarm.state(), alarm.processActive(), alarm.latching(), alarm.occurrence(),
                alarm.activation(), alarm.annSeq(), alarm.raisedAt(), alarm.eventAt(), alarm.clearedAt(), alarm.ackedAt(),
                alarm.ackedBy(), alarm.value(), alarm.limit(), alarm.worst(), alarm.late(), alarm.qualityBad());
    }

    /** As a book that takes it back from the journal has it, in the words of a transition. */
    static Transition restarted(Alarm alarm) {
        AlarmBook book = new AlarmBook();
        book.restore(List.of(alarm));
        return new Transition(alarm, book.alarm(alarm.id()), null, false, null, NOW, Transition.SYSTEM, "");
    }

    static Alarm last(List<Transition> made, Alarm otherwise) {
        return made.isEmpty() ? otherwise : made.getLast().after();
    }

    static String cell(List<Transition> made, Function<Alarm, String> letter) {
        if (made.isEmpty()) {
            return "·";
        }
        Transition last = made.getLast();
        if (last.refusal() != null) {
            return last.refusal().name();
        }
        boolean told = made.stream().anyMatch(Transition::annunciate);
        return letter.apply(last.after()) + (told ? " ▲" : "");
    }
}
