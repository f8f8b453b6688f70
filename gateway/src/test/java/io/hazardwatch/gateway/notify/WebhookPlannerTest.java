package io.hazardwatch.gateway.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
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

    @Test
    void remarkOrRefusal_goesToNobody() {
        Transition raised = Raised.transition(Priority.P1);
        assertEquals(List.of(), planner.channels(new Transition(raised.after(), raised.after(),
                TransitionType.ALARM_COMMENTED, false, null, 0, "x", "hm")));
        assertEquals(List.of(), planner.channels(new Transition(raised.after(), raised.after(),
                TransitionType.ALARM_ACK_REJECTED, false, Refusal.STALE, 0, "x", "")));
    }
}
