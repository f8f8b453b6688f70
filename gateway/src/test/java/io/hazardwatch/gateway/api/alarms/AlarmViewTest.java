package io.hazardwatch.gateway.api.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.AlarmState;
import io.hazardwatch.gateway.alarms.Refusal;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.alarms.TransitionType;
import io.hazardwatch.gateway.api.Alarms;
import io.hazardwatch.gateway.api.Desk;
import io.hazardwatch.gateway.journal.JournalEntry;
import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmViewTest {
    private final AlarmView view = new AlarmView(new AlarmJson(() -> Registry.EMPTY));
    private final Alarm raised = Alarms.raised(Desk.GAS, Priority.P1, Desk.START);
    private long seq;

    @Test
    void alarmBackInA_isNoLongerShown() {
        commit(null, raised, TransitionType.ALARM_RAISED);
        assertEquals(List.of(raised), view.openAlarms());
        commit(raised, Alarms.with(raised, AlarmState.A, 1, 5, "x"), TransitionType.ALARM_CLEARED);
        assertEquals(List.of(), view.openAlarms());
        assertNull(view.alarm(raised.id()));
    }

    @Test
    void refusalOrRemark_movesTheSequenceButIsNoEvent() {
        List<Integer> changes = new ArrayList<>();
        view.setFollower((events, at) -> changes.add(events.size()));
        commit(null, raised, TransitionType.ALARM_RAISED);
        commit(raised, raised, TransitionType.ALARM_COMMENTED);
        view.committed(List.of(new JournalEntry(++seq, 0, 0, new Transition(raised, raised, TransitionType.ALARM_ACK_REJECTED,
                false, Refusal.STALE, 0, "x", ""))));
        assertEquals(List.of(1, 0, 0), changes);
        assertEquals(3, view.start(-1).seq());
    }

    @Test
    void clientComingBack_getsExactlyWhatItMissed() {
        commit(null, raised, TransitionType.ALARM_RAISED);
        long seen = seq;
        commit(raised, Alarms.with(raised, AlarmState.C, 1, 5, "x"), TransitionType.ALARM_ACKED);
        AlarmView.Start start = view.start(seen);
        assertTrue(start.resumed());
        assertEquals(1, start.events().size());
        assertEquals(AlarmState.C, start.events().getFirst().alarm().state());
        assertEquals(List.of(), view.start(seq).events());
    }

    @Test
    void clientAwayTooLongOrFromAnotherJournal_mustStartAnew() {
        for (int i = 0; i < AlarmView.KEPT + 2; i++) {
            commit(i == 0 ? null : raised, Alarms.with(raised, AlarmState.B, i + 2, 0, ""), TransitionType.ALARM_REACTIVATED);
        }
        assertFalse(view.start(1).resumed());
        assertTrue(view.start(2).resumed());
        assertEquals(AlarmView.KEPT, view.start(2).events().size());
        assertFalse(view.start(seq + 1).resumed());
    }

    @Test
    void restored_clientsOfBeforeStartAnew() {
        view.restore(List.of(raised), 41);
        assertFalse(view.start(40).resumed());
        assertEquals(1, view.start(40).events().size());
        assertTrue(view.start(41).resumed());
    }

    private void commit(Alarm before, Alarm after, TransitionType type) {
        view.committed(List.of(new JournalEntry(++seq, 0, 0, Alarms.transition(before, after, type, "system"))));
    }
}
