package io.hazardwatch.gateway.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.DisplayedState;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.testkit.LaneRig;
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
    private LaneRig rig;

    @BeforeEach
    void raise() throws IOException {
        rig = new LaneRig(directory, SITE).send("d/p", 11);
    }

    private List<Transition> afterDowntime() {
        int before = rig.transitions().size();
        rig.restart(3 * Asked.HOUR);
        assertEquals(before, rig.transitions().size(), "taking back says nothing by itself");
        rig.pass(1_000);
        List<Transition> fresh = List.copyOf(rig.transitions().subList(before, rig.transitions().size()));
        rig.pass(5_000);
        assertEquals(before + fresh.size(), rig.transitions().size(), "once");
        assertTrue(fresh.stream().allMatch(each -> each.late() || each.type() == TransitionType.ALARM_RAISED), fresh::toString);
        return fresh;
    }

    private static List<TransitionType> types(List<Transition> transitions) {
        return transitions.stream().map(Transition::type).toList();
    }

    @Test
    void shelvingEnded_isVisibleAndAnnounced() {
        rig.ask(Asked.shelve(Asked.Subject.of(rig.alarm("d/p.high")), Asked.HOUR));
        assertEquals(List.of(TransitionType.ALARM_SHELVE_EXPIRED, TransitionType.ALARM_REANNUNCIATED), types(afterDowntime()));
        assertEquals(AlarmState.B, rig.state("d/p.high"));
    }

    @Test
    void permitEnded_staysOutOfServiceAndSaysSo() {
        rig.ask(Asked.takeOut(Asked.Subject.of(rig.alarm("d/p.high")), rig.nowMillis() + Asked.HOUR));
        assertEquals(List.of(TransitionType.SYS_OOS_OVERDUE, TransitionType.ALARM_RAISED), types(afterDowntime()));
        assertEquals(DisplayedState.I, rig.alarm("d/p.high").displayed());
        assertEquals(DisplayedState.B, rig.alarm("d/p.overdue-high").displayed());

        rig.restart(1_000);
        rig.pass(1_000);
        assertEquals(DisplayedState.B, rig.alarm("d/p.overdue-high").displayed(), "nothing but putting back ends it");
        rig.ask(Asked.putBack(Asked.Subject.of(rig.alarm("d/p.high"))));
        assertEquals(DisplayedState.D, rig.alarm("d/p.overdue-high").displayed());
    }

    @Test
    void acknowledgementRanOut_isAnnouncedAgain() {
        rig.ack("d/p.high");
        assertEquals(List.of(TransitionType.ALARM_ACK_EXPIRED), types(afterDowntime()));
        assertEquals(AlarmState.B, rig.state("d/p.high"));
    }

    @Test
    void nothingEnded_saysNothing() {
        rig.ack("d/p.high");
        int before = rig.transitions().size();
        rig.restart(Asked.HOUR);
        rig.pass(1_000);
        assertEquals(before, rig.transitions().size());
    }
}
