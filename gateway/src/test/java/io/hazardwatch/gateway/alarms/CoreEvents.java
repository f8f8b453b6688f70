package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.evaluate.RuleStatus;
import io.hazardwatch.gateway.model.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The events of the core's table, by their names in the document; each is played on an alarm led into a state by real events. */
enum CoreEvents {
    RAISE("raise", (machine, alarm) -> find(machine, alarm, Plant.high(FindingType.RAISE, "H", Priority.P2, alarm.latching(), 30))),
    RAISE_GRAVER("raise, graver than before", (machine, alarm) -> find(machine, alarm, Plant.raiseHH(60))),
    CLEAR("clear", (machine, alarm) -> alarm.latching() && alarm.state() != AlarmState.A ? null : find(machine, alarm, Plant.clear(10))),
    CLEAR_LATCHING("clear, latching", (machine, alarm) -> alarm.state() == AlarmState.D ? null
            : find(machine, latching(alarm), Plant.clear(10))),
    CLEAR_UNSEEN("clear, may return unseen", (machine, alarm) -> isLatched(alarm) ? null
            : find(new AlarmMachine(Cases.UNSEEN), alarm, Plant.clear(10))),
    GROWS_WORSE("grows worse", (machine, alarm) -> find(machine, alarm, Plant.upToHH(60))),
    EASES("eases", (machine, alarm) -> find(machine, alarm, Plant.downToH(40))),
    DATA_BAD("data cannot be trusted", (machine, alarm) -> find(machine, alarm, Plant.quality(true))),
    DATA_GOOD("data can be trusted again", (machine, alarm) -> find(machine, Cases.last(find(machine, alarm, Plant.quality(true)), alarm),
            Plant.quality(false))),
    ACK("acknowledge", (machine, alarm) -> ask(machine, alarm, Plant.ack(alarm))),
    ACK_OLDER("acknowledge an older announcement",
            (machine, alarm) -> ask(machine, alarm, Plant.ack(alarm, alarm.occurrence(), alarm.annSeq() - 1))),
    ACK_TO_COME("acknowledge one still to come",
            (machine, alarm) -> ask(machine, alarm, Plant.ack(alarm, alarm.occurrence(), alarm.annSeq() + 1))),
    ACK_OLD("acknowledge an older occurrence",
            (machine, alarm) -> ask(machine, alarm, Plant.ack(alarm, alarm.occurrence() - 1, alarm.annSeq()))),
    UNACK("take the acknowledgement back", (machine, alarm) -> ask(machine, alarm, Plant.unacknowledge(alarm, "nobody came"))),
    UNACK_SILENTLY("take it back without a reason", (machine, alarm) -> ask(machine, alarm, Plant.unacknowledge(alarm, " "))),
    LEASE_OVER("the acknowledgement runs out", (machine, alarm) -> due(new AlarmMachine(Cases.LEASED), alarm)),
    RE_ALARM("announced anew by time", (machine, alarm) -> due(new AlarmMachine(Cases.REPEATED), alarm)),
    RESET("reset", (machine, alarm) -> reset(machine, alarm, RuleStatus.NORMAL, "inspected")),
    RESET_PENDING("reset, not known to be normal", (machine, alarm) -> reset(machine, alarm, RuleStatus.PENDING, "inspected")),
    RESET_SILENTLY("reset without a word", (machine, alarm) -> reset(machine, alarm, RuleStatus.NORMAL, "")),
    SILENCE("silence", (machine, alarm) -> ask(machine, alarm, Plant.silence(alarm))),
    COMMENT("comment", (machine, alarm) -> ask(machine, alarm, Plant.comment(alarm))),
    RESTART("restart", (machine, alarm) -> List.of(Cases.restarted(alarm))),
    RAISE_DARK("raise while suppressed", (machine, alarm) -> find(machine, Cases.out(alarm),
            Plant.high(FindingType.RAISE, "H", Priority.P2, alarm.latching(), 30))),
    WORSE_DARK("grows worse while out of service", (machine, alarm) -> find(machine, Cases.out(alarm), Plant.upToHH(60))),
    ACK_DARK("acknowledge while suppressed", (machine, alarm) -> ask(machine, Cases.out(alarm), Plant.ack(alarm))),
    VISIBLE_HIGH("visible again, P1 or P2", (machine, alarm) -> ask(machine, Cases.out(alarm), Plant.putBack(alarm, "tested"))),
    VISIBLE_LOW("visible again, P3 or P4", (machine, alarm) -> ask(machine, Cases.out(Cases.low(alarm)), Plant.putBack(alarm, "tested"))),
    VISIBLE_DOUBTFUL("visible again, data not trusted", (machine, alarm) -> ask(machine,
            Cases.out(Cases.last(find(machine, alarm, Plant.quality(true)), alarm)), Plant.putBack(alarm, "tested"))),
    DECOMMISSION("decommission", (machine, alarm) -> ask(machine, alarm, Plant.decommission(alarm, false))),
    DECOMMISSION_FORCED("decommission, forced", (machine, alarm) -> ask(machine, alarm, Plant.decommission(alarm, true))),
    DECOMMISSION_CONFIGURED("decommission what is configured", (machine, alarm) ->
            machine.next(alarm, Plant.decommission(alarm, true), new RuleContext(null, RuleStatus.NORMAL), Cases.NOW));

    private final String name;
    private final BiFunction<AlarmMachine, Alarm, List<Transition>> event;

    CoreEvents(String name, BiFunction<AlarmMachine, Alarm, List<Transition>> event) {
        this.name = name;
        this.event = event;
    }

    static CoreEvents of(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("the document has an event nobody knows: " + name));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(each -> each.name).sorted().toList();
    }

    /** As a cell of the table. */
    String outcome(AlarmState state) {
        Alarm before = Cases.in(state);
        List<Transition> made = event.apply(Cases.MACHINE, before);
        return made == null ? "–" : Cases.cell(made, alarm -> alarm.state().name());
    }

    private static List<Transition> find(AlarmMachine machine, Alarm alarm, Finding finding) {
        return machine.next(alarm, finding, Cases.NOW);
    }

    private static List<Transition> ask(AlarmMachine machine, Alarm alarm, AlarmCommand command) {
        return machine.next(alarm, command, RuleContext.NONE, Cases.NOW);
    }

    private static List<Transition> reset(AlarmMachine machine, Alarm alarm, RuleStatus standing, String comment) {
        return machine.next(alarm, new AlarmCommand.Reset(alarm.id(), alarm.point(), "li-wei", comment),
                new RuleContext(null, standing), Cases.NOW);
    }

    /** What time does to the alarm, led to its state under that policy; null when nothing is due, ever. */
    private static List<Transition> due(AlarmMachine machine, Alarm alarm) {
        Alarm timed = Cases.in(alarm.state(), machine);
        long at = TimerEvents.next(timed);
        return at == TimerEvents.NEVER ? null : machine.due(timed, at, at);
    }

    private static boolean isLatched(Alarm alarm) {
        return alarm.state() == AlarmState.E || alarm.state() == AlarmState.F;
    }

    private static Alarm latching(Alarm alarm) {
        return alarm.state() == AlarmState.B || alarm.state() == AlarmState.C ? Cases.latchingIn(alarm.state()) : alarm;
    }
}
