package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The alarms of one lane and the only place where they change. Lane thread only. */
public final class AlarmBook {
    private final Map<String, Alarm> alarms = new HashMap<>();

    /** Takes back the alarms of the journal after a restart. */
    public void restore(Collection<Alarm> restored) {
        restored.forEach(alarm -> alarms.put(alarm.id(), alarm));
    }

    /** Applies what a rule found; null when that is a legal no-op. */
    public Transition on(Finding finding, long nowMillis) {
        Alarm alarm = alarms.get(Alarm.idOf(finding.point().id(), finding.rule()));
        return keep(AlarmMachine.next(alarm, finding, nowMillis));
    }

    /** Applies what a person asked; null when that is an idempotent no-op (already acknowledged). */
    public Transition on(AlarmCommand command, long nowMillis) {
        return keep(AlarmMachine.next(alarms.get(command.alarmId()), command, nowMillis));
    }

    private Transition keep(Transition transition) {
        if (transition != null && transition.refusal() == null) {
            alarms.put(transition.after().id(), transition.after());
        }
        return transition;
    }

    /** The alarm of that id, or null when it never left normal. */
    public Alarm alarm(String id) {
        return alarms.get(id);
    }
}
