package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shelving, a permit, an acknowledgement end while the gateway is down: done at the start, once, and marked late. */
class Story23ExpiredWhileDownTest {
    private static final String SITE = """
            devices:
              - id: d
                points:
                  - {id: p, unit: bar, staleAfter: 0s, limits: {H: {at: 10, priority: P2}}}
            """;

    @TempDir
    Path directory;
    private Stage stage;

    @BeforeEach
    void raise() throws IOException {
        stage = new Stage(directory, SITE).send("d/p", 11);
    }

    private List<Transition> afterDowntime() {
        int before = stage.transitions().size();
        stage.restart(3 * Asked.HOUR);
        assertEquals(before, stage.transitions().size(), "taking back says nothing by itself");
        stage.pass(1_000);
        List<Transition> fresh = List.copyOf(stage.transitions().subList(before, stage.transitions().size()));
        stage.pass(5_000);
        assertEquals(before + fresh.size(), stage.transitions().size(), "once");
        assertTrue(fresh.stream().allMatch(each -> each.late() || each.type() == TransitionType.ALARM_RAISED), fresh::toString);
        return fresh;
    }

    private static List<TransitionType> types(List<Transition> transitions) {
        return transitions.stream().map(Transition::type).toList();
    }

    @Test
    void shelvingEnded_isVisibleAndAnnounced() {
        stage.ask(Asked.shelve(Asked.Subject.of(stage.alarm("d/p.high")), Asked.HOUR));
        assertEquals(List.of(TransitionType.ALARM_SHELVE_EXPIRED, TransitionType.ALARM_REANNUNCIATED), types(afterDowntime()));
        assertEquals(AlarmState.B, stage.state("d/p.high"));
    }

    @Test
    void permitEnded_staysOutOfServiceAndSaysSo() {
        stage.ask(Asked.takeOut(Asked.Subject.of(stage.alarm("d/p.high")), stage.nowMillis() + Asked.HOUR));
        assertEquals(List.of(TransitionType.SYS_OOS_OVERDUE, TransitionType.ALARM_RAISED), types(afterDowntime()));
        assertEquals(DisplayedState.I, stage.alarm("d/p.high").displayed());
        assertEquals(DisplayedState.B, stage.alarm("d/p.overdue-high").displayed());

        stage.restart(1_000);
        stage.pass(1_000);
        assertEquals(DisplayedState.B, stage.alarm("d/p.overdue-high").displayed(), "nothing but putting back ends it");
        stage.ask(Asked.putBack(Asked.Subject.of(stage.alarm("d/p.high"))));
        assertEquals(DisplayedState.D, stage.alarm("d/p.overdue-high").displayed());
    }

    @Test
    void acknowledgementRanOut_isAnnouncedAgain() {
        stage.ack("d/p.high");
        assertEquals(List.of(TransitionType.ALARM_ACK_EXPIRED), types(afterDowntime()));
        assertEquals(AlarmState.B, stage.state("d/p.high"));
    }

    @Test
    void nothingEnded_saysNothing() {
        stage.ack("d/p.high");
        int before = stage.transitions().size();
        stage.restart(Asked.HOUR);
        stage.pass(1_000);
        assertEquals(before, stage.transitions().size());
    }
}
