package io.hazardwatch.gateway.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmBook;
import io.hazardwatch.gateway.alarms.Footing;
import io.hazardwatch.gateway.alarms.Plant;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
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
        List<Transition> shelved = book.on(Plant.shelve(raised, 60_000, "being repaired"), Footing.NONE, 2);
        List<Transition> beneath = new ArrayList<>(book.on(Plant.clear(10), 3));
        beneath.addAll(book.on(Plant.raiseH(32), 4));
        List<Transition> back = book.on(Plant.unshelve(raised), Footing.NONE, 5);

        assertEquals(List.of(List.of("all")), told(shelved));
        assertEquals(List.of(List.of(), List.of()), told(beneath));
        assertEquals(TransitionType.ALARM_REANNUNCIATED, back.getLast().type());
        assertEquals(List.of("all"), planner.channels(back.getLast()));
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
