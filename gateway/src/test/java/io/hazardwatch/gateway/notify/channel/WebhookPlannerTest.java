package io.hazardwatch.gateway.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.DesignSuppression;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.RuleContext;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.evaluate.FindingType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.Raised;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookPlannerTest {
    private final WebhookPlanner planner = new WebhookPlanner(List.of(
            new WebhookSettings("all", "http://127.0.0.1:1/", "s", EnumSet.allOf(Priority.class)),
            new WebhookSettings("grave", "http://127.0.0.1:1/", "s", Set.of(Priority.P1))));

    @Test
    void raised_goesToChannelsOfThatPriority() {
        assertEquals(List.of("all", "grave"), planner.channels(Raised.transition(Priority.P1)));
        assertEquals(List.of("all"), planner.channels(Raised.transition(Priority.P3)));
    }

    @Test
    void acknowledgedAndFallenToALowerPriority_stillGoesToWhoeverHeardOfTheHigherOne() {
        Transition acked = new Transition(Raised.alarm(Priority.P1), Raised.alarm(Priority.P2), TransitionType.ALARM_ACKED,
                false, null, 0, "x", "");
        assertEquals(List.of("all", "grave"), planner.channels(acked));
    }

    /** A peer that saw the alarm hears once that it is hidden, nothing of what goes on beneath, and then that it is back. */
    @Test
    void suppressed_isToldOnceAndThenSilent() {
        AlarmBook book = new AlarmBook();
        Alarm raised = book.on(Plant.raiseH(31), 1).getFirst().after();
        List<Transition> shelved = book.on(Plant.shelve(raised, 60_000, "being repaired"), RuleContext.NONE, 2);
        List<Transition> beneath = new ArrayList<>(book.on(Plant.clear(10), 3));
        beneath.addAll(book.on(Plant.raiseH(32), 4));
        List<Transition> back = book.on(Plant.unshelve(raised), RuleContext.NONE, 5);

        assertEquals(List.of(List.of("all")), told(shelved));
        assertEquals(List.of(List.of(), List.of()), told(beneath));
        assertEquals(TransitionType.ALARM_REANNUNCIATED, back.getLast().type());
        assertEquals(List.of("all"), planner.channels(back.getLast()));
    }

    @Test
    void regulator_hearsOfLoosenedLimitsAndModes_andOfNoOtherNote() {
        WebhookPlanner both = new WebhookPlanner(List.of(new WebhookSettings("scada", "http://127.0.0.1:1/", "s", EnumSet.allOf(Priority.class)),
                new WebhookSettings("bureau", "http://127.0.0.1:1/", "s", Set.of(Priority.P1), false, true)));
        assertEquals(List.of("bureau"), both.channels(note(TransitionType.CONFIG, "loosened limit H of d/p 25.0 to 30.0, changed d/p")));
        assertEquals(List.of("bureau"), both.channels(note(TransitionType.MODE_CHANGED, "running to stopped")));
        assertEquals(List.of(), both.channels(note(TransitionType.CONFIG, "changed d/p")));
        assertEquals(List.of(), both.channels(note(TransitionType.LOGGED_IN, "from 10.0.0.1")));
    }

    private static Note note(TransitionType type, String reason) {
        return new Note(type, "acme", "yard", "system", reason, 1);
    }

    @Test
    void regulator_hearsOfWhatPeopleDidToMonitoringAndOfNothingElse() {
        WebhookPlanner both = new WebhookPlanner(List.of(new WebhookSettings("scada", "http://127.0.0.1:1/", "s", EnumSet.allOf(Priority.class)),
                new WebhookSettings("bureau", "http://127.0.0.1:1/", "s", EnumSet.allOf(Priority.class), false, true)));
        AlarmBook book = new AlarmBook();
        Transition raised = book.on(Plant.raiseH(31), 1).getFirst();
        assertEquals(List.of("scada"), both.channels(raised));
        Transition shelved = book.on(Plant.shelve(raised.after(), 60_000, "being repaired"), RuleContext.NONE, 2).getFirst();
        assertEquals(List.of("scada", "bureau"), both.channels(shelved));
        assertEquals(List.of(), book.on(Plant.clear(10), 3).stream().flatMap(each -> both.channels(each).stream()).toList());
        Transition back = book.on(Plant.unshelve(raised.after()), RuleContext.NONE, 5).getFirst();
        assertEquals(TransitionType.ALARM_UNSHELVED, back.type());
        assertTrue(both.channels(back).contains("bureau"));
    }

    /** Raised dark, over before the suppression is, acknowledged by the gateway: nobody was told of anything. */
    @Test
    void darkFromBeginningToEnd_isToldToThoseOnlyWhoAskForAll() {
        WebhookPlanner both = new WebhookPlanner(List.of(
                new WebhookSettings("people", "http://127.0.0.1:1/", "s", EnumSet.allOf(Priority.class)),
                new WebhookSettings("all", "http://127.0.0.1:1/", "s", EnumSet.allOf(Priority.class), true)));
        AlarmBook book = new AlarmBook();
        Alarm before = book.on(Plant.high(FindingType.RAISE, "H", Priority.P3, false, 31), 1).getFirst().after();
        book.on(Plant.clear(1), 2);
        book.on(Plant.ack(before), RuleContext.NONE, 3);
        List<Transition> dark = new ArrayList<>(book.on(new DesignSuppression(before.id(), before.point(), "trip", true, List.of("x"),
                Priority.P2, 60_000, "trip"), RuleContext.NONE, 4));
        dark.addAll(book.on(Plant.high(FindingType.RAISE, "H", Priority.P3, false, 31), 5));
        dark.addAll(book.on(Plant.clear(1), 6));
        List<Transition> end = book.on(DesignSuppression.off(before.id(), before.point(), "trip", "over"), RuleContext.NONE, 7);
        assertEquals(List.of(TransitionType.ALARM_UNSUPPRESSED, TransitionType.ALARM_AUTO_ACKED),
                end.stream().map(Transition::type).toList());
        assertEquals(List.of(List.of(), List.of(), List.of()), dark.stream().map(both::channels).toList());
        assertEquals(List.of(List.of("all"), List.of("all")), end.stream().map(both::channels).toList());
    }

    /** Dark at first and then announced: from there on it is told like any other. */
    @Test
    void announcedAfterTheDark_isToldToItsEnd() {
        AlarmBook book = new AlarmBook();
        Alarm before = book.on(Plant.raiseH(31), 1).getFirst().after();
        book.on(Plant.clear(1), 2);
        book.on(Plant.ack(before), RuleContext.NONE, 3);
        book.on(Plant.shelve(before, 60_000, "being repaired"), RuleContext.NONE, 4);
        book.on(Plant.raiseH(31), 5);
        List<Transition> back = book.on(Plant.unshelve(before), RuleContext.NONE, 6);
        assertEquals(List.of("all"), planner.channels(back.getLast()));
        assertEquals(List.of("all"), planner.channels(book.on(Plant.clear(1), 7).getLast()));
    }

    private List<List<String>> told(List<Transition> transitions) {
        return transitions.stream().map(planner::channels).toList();
    }

    @Test
    void remarkOrRefusal_goesToNobody() {
        Transition raised = Raised.transition(Priority.P1);
        assertEquals(List.of(), planner.channels(new Transition(raised.after(), raised.after(),
                TransitionType.ALARM_COMMENTED, false, null, 0, "x", "hm")));
        assertEquals(List.of(), planner.channels(new Transition(raised.after(), raised.after(),
                TransitionType.ALARM_ACK_REJECTED, false, Refusal.STALE, 0, "x", "")));
    }
}
