package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The events of the suppression's table, by their names in the document; each is played on an unacknowledged P2. */
enum SuppressionEvents {
    SHELVE("shelve", alarm -> ask(alarm, Plant.shelve(alarm, Cases.HOUR, "being repaired"))),
    SHELVE_SILENTLY("shelve without a reason", alarm -> ask(alarm, Plant.shelve(alarm, Cases.HOUR, ""))),
    SHELVE_LONG("shelve for longer than is allowed", alarm -> ask(alarm, Plant.shelve(alarm, 3 * Cases.HOUR, "being repaired"))),
    SHELVE_ONCE("shelve until the condition is over", alarm -> ask(alarm, Plant.shelveOnce(alarm))),
    UNSHELVE("take from the shelf", alarm -> ask(alarm, Plant.unshelve(alarm))),
    SHELF_OVER("the shelving's time is over", alarm -> due(alarm, 'G')),
    CLEAR("clear", alarm -> Cases.MACHINE.next(alarm, Plant.clear(10), Cases.NOW)),
    CLEAR_ONCE("clear, shelved until the condition is over", alarm -> alarm.displayed() != DisplayedState.G ? null
            : Cases.MACHINE.next(Cases.last(ask(alarm, Plant.shelveOnce(alarm)), alarm), Plant.clear(10), Cases.NOW)),
    WORSE("grows worse, P1 now", alarm -> Cases.MACHINE.next(alarm, Plant.upToHH(60), Cases.NOW)),
    DESIGN("a design rule suppresses", alarm -> design(alarm, "flood", Priority.P2)),
    DESIGN_MILD("a design rule of a milder cause suppresses", alarm -> design(alarm, "flood", Priority.P3)),
    DESIGN_OFF("the design rule lets go", alarm -> Cases.MACHINE.next(alarm,
            DesignSuppression.off(alarm.id(), alarm.point(), "trip", "the cause is gone"), RuleContext.NONE, Cases.NOW)),
    DESIGN_OVER("the design rule's longest time is over", alarm -> due(alarm, 'H')),
    TAKE_OUT("take out of service", alarm -> ask(alarm, Plant.takeOut(alarm, 10 * Cases.HOUR))),
    TAKE_OUT_FREELY("take out of service without a permit", alarm -> ask(alarm, new AlarmCommand.RemoveFromService(alarm.id(), alarm.point(),
            "zhao-min", "", 10 * Cases.HOUR, "rounds", "sun-qiang", ""))),
    TAKE_OUT_LATE("take out of service until a time that has passed", alarm -> ask(alarm, Plant.takeOut(alarm, Cases.NOW))),
    OUT_OVER("the time out of service is over", alarm -> due(alarm, 'I')),
    PUT_BACK("put back", alarm -> ask(alarm, Plant.putBack(alarm, "50 %LEL of test gas"))),
    PUT_BACK_UNTESTED("put back without a test", alarm -> ask(alarm, Plant.putBack(alarm, ""))),
    ACK("acknowledge", alarm -> ask(alarm, Plant.ack(alarm)));

    private final String name;
    private final Function<Alarm, List<Transition>> event;

    SuppressionEvents(String name, Function<Alarm, List<Transition>> event) {
        this.name = name;
        this.event = event;
    }

    static SuppressionEvents of(String name) {
        return Arrays.stream(values()).filter(each -> each.name.equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("the document has an event nobody knows: " + name));
    }

    static List<String> names() {
        return Arrays.stream(values()).map(each -> each.name).sorted().toList();
    }

    /** As a cell of the table. */
    String outcome(char shown) {
        List<Transition> made = event.apply(alarm(shown));
        return made == null ? "–" : Cases.cell(made, alarm -> alarm.displayed().name());
    }

    private static Alarm alarm(char shown) {
        Alarm raised = Cases.MACHINE.next(null, Plant.high(FindingType.RAISE, "H", Priority.P2, false, 30), 1_000).getFirst().after();
        return switch (shown) {
            case 'G' -> Cases.last(ask(raised, Plant.shelve(raised, Cases.HOUR, "being repaired")), raised);
            case 'H' -> Cases.last(design(raised, "trip", Priority.P2), raised);
            case 'I' -> Cases.out(raised);
            default -> raised;
        };
    }

    private static List<Transition> ask(Alarm alarm, AlarmCommand command) {
        return Cases.MACHINE.next(alarm, command, RuleContext.NONE, Cases.NOW);
    }

    private static List<Transition> design(Alarm alarm, String rule, Priority source) {
        return Cases.MACHINE.next(alarm, new DesignSuppression(alarm.id(), alarm.point(), rule, true, List.of("cause"), source,
                Cases.NOW + Cases.HOUR, "tripped"), RuleContext.NONE, Cases.NOW);
    }

    private static List<Transition> due(Alarm alarm, char shown) {
        if (alarm.displayed().name().charAt(0) != shown) {
            return null;
        }
        long at = TimerEvents.next(alarm);
        return Cases.MACHINE.due(alarm, at, at);
    }
}
