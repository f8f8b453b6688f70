package io.hazardwatch.gateway.alarms;

import io.hazardwatch.gateway.evaluate.Finding;
import io.hazardwatch.gateway.time.Deadlines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The alarms of one lane and the only place where they change. Lane thread only.
 *
 * <p>The transitions that a call returns belong in one commit: the event and what follows it at once. An empty list is a legal no-op.
 */
public final class AlarmBook {
    /** An alarm with its place among the deadlines. */
    private static final class Slot {
        private final int number;
        private Alarm alarm;
        private long dueAt = TimerEvents.NEVER;

        Slot(int number) {
            this.number = number;
        }
    }

    private final AlarmMachine machine;
    private final Map<String, Slot> pages = new HashMap<>();
    private final List<Slot> byNumber = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines();
    private final IntConsumer onDue = this::onDue;
    private Consumer<List<Transition>> dueTo;
    private long nowMillis;

    /** Alarms under {@link AlarmPolicy#STANDARD}. */
    public AlarmBook() {
        this(AlarmPolicy.STANDARD);
    }

    /** @param policy the longest durations allowed, by priority */
    public AlarmBook(AlarmPolicy policy) {
        this.machine = new AlarmMachine(policy);
    }

    /** Restores the alarms of the journal after a restart. */
    public void restore(Collection<Alarm> restored) {
        restored.forEach(this::write);
    }

    /** Applies a finding of a rule. */
    public List<Transition> on(Finding finding, long now) {
        return keep(machine.next(alarm(Alarm.idOf(finding.point().id(), finding.rule())), finding, now), now);
    }

    /** Applies a command of a person; empty when it changes nothing. */
    public List<Transition> on(AlarmCommand command, RuleContext ruleContext, long now) {
        return keep(machine.next(alarm(command.alarmId()), command, ruleContext, now), now);
    }

    /** Applies a suppression by design or its end; the alarm may never have been raised. */
    public List<Transition> on(DesignSuppression said, RuleContext ruleContext, long now) {
        return keep(machine.next(alarm(said.alarmId()), said, ruleContext, now), now);
    }

    /** Applies all deadlines up to {@code now}; each list given to {@code out} belongs in one commit. */
    public void onTick(long now, Consumer<List<Transition>> out) {
        nowMillis = now;
        dueTo = out;
        deadlines.poll(now, onDue);
    }

    private void onDue(int number) {
        Slot page = byNumber.get(number);
        while (page.dueAt <= nowMillis) {
            dueTo.accept(keep(machine.due(page.alarm, page.dueAt, nowMillis), nowMillis));
        }
        schedule(page);
    }

    private List<Transition> keep(List<Transition> transitions, long now) {
        List<Transition> all = transitions;
        for (Transition transition : transitions) {
            if (transition.refusal() == null) {
                write(transition.after());
            }
            Finding overdue = transition.after() == null ? null : OverdueOutOfService.finding(transition, now);
            if (overdue != null) {
                all = new ArrayList<>(all);
                all.addAll(on(overdue, now));
            }
        }
        return all;
    }

    private void write(Alarm alarm) {
        Slot page = pages.get(alarm.id());
        if (page == null) {
            page = new Slot(byNumber.size());
            pages.put(alarm.id(), page);
            byNumber.add(page);
        }
        page.alarm = alarm;
        long dueAt = TimerEvents.next(alarm);
        if (dueAt != page.dueAt) {
            page.dueAt = dueAt;
            schedule(page);
        }
    }

    private void schedule(Slot page) {
        if (page.dueAt == TimerEvents.NEVER) {
            deadlines.cancel(page.number);
        } else {
            deadlines.schedule(page.number, page.dueAt);
        }
    }

    /**
     * Moves deadlines after a jump of the wall clock, so that durations keep their length by the monotonic clock. Deadlines
     * that are instants (end of a shelving, of a permit) stay. Not journaled by itself; the next change of the alarm shows it.
     */
    public void onClockStep(long stepMillis) {
        for (Slot page : byNumber) {
            Timers timers = page.alarm.timers();
            if (timers.ackExpiresAt() != 0 || timers.reAlarmAt() != 0) {
                write(page.alarm.with(timers.moved(stepMillis)));
            }
        }
    }

    /** The alarm of that id, or null when it never left normal and was never suppressed. */
    public Alarm alarm(String id) {
        Slot page = pages.get(id);
        return page == null ? null : page.alarm;
    }
}
