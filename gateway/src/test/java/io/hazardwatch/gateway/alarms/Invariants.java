package io.hazardwatch.gateway.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.notify.channel.WebhookPlanner;
import io.hazardwatch.gateway.notify.channel.WebhookSettings;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What must hold of every transition (reference §3.8), whatever happens. */
final class Invariants {
    private static final Set<TransitionType> WITHOUT_ACKNOWLEDGEMENT =
            EnumSet.of(TransitionType.ALARM_AUTO_ACKED, TransitionType.ALARM_DECOMMISSIONED);
    private static final WebhookPlanner PLANNER = new WebhookPlanner(List.of(
            new WebhookSettings("scada", "http://127.0.0.1:1/", null, EnumSet.allOf(Priority.class))));

    private final Map<String, Alarm> last = new HashMap<>();
    private final Map<String, Long> ackedSeq = new HashMap<>();
    private final Map<DisplayedState, Integer> shown = new EnumMap<>(DisplayedState.class);
    private final Map<TransitionType, Integer> types = new EnumMap<>(TransitionType.class);

    /** Every alarm as the journal would give it back. */
    Map<String, Alarm> journaled() {
        return last;
    }

    Map<DisplayedState, Integer> shown() {
        return shown;
    }

    Map<TransitionType, Integer> types() {
        return types;
    }

    void check(Supplier<String> story, Transition transition) {
        types.merge(transition.type(), 1, Integer::sum);
        if (transition.refusal() != null) {
            isNoChange(story, transition);
            return;
        }
        Alarm before = transition.before();
        Alarm after = transition.after();
        assertEquals(last.get(after.id()), before, () -> story.get() + ": not a chain");
        sequencesOnlyGrow(story, before, transition);
        normalOnlyAfterAcknowledgement(story, before, transition);
        suppressedIsNeverAnnounced(story, transition);
        announcedIsCommittedWithItsNotice(story, transition);
        fieldsAgree(story, after);
        last.put(after.id(), after);
        shown.merge(after.displayed(), 1, Integer::sum);
    }

    private void isNoChange(Supplier<String> story, Transition refused) {
        assertEquals(refused.before(), refused.after(), () -> story.get() + ": a refusal changed something");
        assertTrue(!refused.annunciate(), story);
        Alarm known = refused.after() == null ? null : last.get(refused.after().id());
        if (known != null) {
            assertEquals(known, refused.after(), () -> story.get() + ": a refusal shows another alarm");
        }
    }

    /** Q3. */
    private void sequencesOnlyGrow(Supplier<String> story, Alarm before, Transition transition) {
        Alarm after = transition.after();
        long annSeq = before == null ? 0 : before.annSeq();
        long occurrence = before == null ? 0 : before.occurrence();
        boolean leftNormal = (before == null || before.state() == AlarmState.A) && after.state() != AlarmState.A;
        assertTrue(after.annSeq() == annSeq || after.annSeq() == annSeq + 1, () -> story.get() + ": Q3 annSeq");
        assertTrue(!transition.annunciate() || after.annSeq() == annSeq + 1, () -> story.get() + ": Q3 announced under an old sequence");
        assertEquals(occurrence + (leftNormal ? 1 : 0), after.occurrence(), () -> story.get() + ": occurrence");
        if (transition.type() == TransitionType.ALARM_ACKED) {
            ackedSeq.put(after.id(), before.annSeq());
        }
    }

    /** Q2: nothing is over that nobody has seen, and nothing latched that nobody has reset. */
    private void normalOnlyAfterAcknowledgement(Supplier<String> story, Alarm before, Transition transition) {
        Alarm after = transition.after();
        boolean isOver = before != null && before.state() != AlarmState.A && after.state() == AlarmState.A;
        if (!isOver || WITHOUT_ACKNOWLEDGEMENT.contains(transition.type())) {
            return;
        }
        assertEquals(after.annSeq(), ackedSeq.get(after.id()), () -> story.get() + ": Q2 normal without acknowledgement");
        assertEquals(before.latching(), transition.type() == TransitionType.ALARM_RESET, () -> story.get() + ": Q2 latch");
    }

    /** Q8. */
    private static void suppressedIsNeverAnnounced(Supplier<String> story, Transition transition) {
        boolean was = transition.before() != null && transition.before().isSuppressed();
        if (transition.after().isSuppressed()) {
            assertTrue(!transition.annunciate(), () -> story.get() + ": Q8 a suppressed alarm was announced");
            assertEquals(Annunciation.SILENT, transition.after().annunciation(), () -> story.get() + ": Q8 it sounds");
            assertTrue(!was || PLANNER.channels(transition).isEmpty(), () -> story.get() + ": Q8 somebody is told");
        }
        if (transition.after().state() == AlarmState.B && !transition.after().isSuppressed() && !was) {
            assertTrue(transition.after().annunciation() != Annunciation.SILENT, () -> story.get() + ": a visible B is silent");
        }
    }

    /** Q4. */
    private static void announcedIsCommittedWithItsNotice(Supplier<String> story, Transition transition) {
        if (transition.annunciate()) {
            assertTrue(!PLANNER.channels(transition).isEmpty(), () -> story.get() + ": Q4 announced and nobody told");
        }
    }

    private static void fieldsAgree(Supplier<String> story, Alarm alarm) {
        assertNotNull(alarm.annunciation(), story);
        if (alarm.occurrence() > 0) {
            assertEquals(alarm.state().isActive(), alarm.clearedAt() == 0, () -> story.get() + ": clearedAt " + alarm);
            assertEquals(alarm.state().isAcked(), alarm.ackedAt() != 0, () -> story.get() + ": ackedAt " + alarm);
        }
        assertTrue(!alarm.levelPriority().isAbove(alarm.priority()), () -> story.get() + ": priority " + alarm);
        assertTrue(!alarm.levelPriority().isAbove(alarm.severityMax()), () -> story.get() + ": severityMax " + alarm);
        boolean holds = alarm.state() == AlarmState.B || alarm.state() == AlarmState.C;
        assertEquals(holds, alarm.processActive(), () -> story.get() + ": processActive " + alarm);
        boolean isTimed = alarm.timers().ackExpiresAt() != 0 || alarm.timers().reAlarmAt() != 0;
        assertTrue(!isTimed || !alarm.isSuppressed() && alarm.state().isActive(), () -> story.get() + ": timers " + alarm);
    }
}
