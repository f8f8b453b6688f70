package io.hazardwatch.gateway.app.escalation;

import io.hazardwatch.gateway.alarms.Alarm;
import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import io.hazardwatch.gateway.journal.JournalChanges;
import io.hazardwatch.gateway.journal.OutboxPlanner;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Adds to the notices for systems a row for every transition that begins, repeats or ends calls to people, in the same commit: a
 * crash right after it loses no call. Journal thread.
 */
public final class CallPlanner implements OutboxPlanner {
    private static final Plan CALLS = new Plan(List.of(JournalChanges.CALLS), 0);

    private final OutboxPlanner systems;
    private final Predicate<String> isCalled;

    /**
     * @param systems  plans the notices for systems
     * @param isCalled whether anybody can be called for alarms of that enterprise
     */
    public CallPlanner(OutboxPlanner systems, Predicate<String> isCalled) {
        this.systems = systems;
        this.isCalled = isCalled;
    }

    @Override
    public List<String> channels(Note note) {
        return systems.channels(note);
    }

    @Override
    public List<String> channels(Transition transition) {
        return plans(transition).stream().flatMap(plan -> plan.channels().stream()).toList();
    }

    @Override
    public List<Plan> plans(Transition transition) {
        Plan others = systems.plan(transition);
        return concernsCalls(transition) ? Stream.of(others, CALLS).toList() : List.of(others);
    }

    private boolean concernsCalls(Transition transition) {
        Alarm after = transition.after();
        if (transition.refusal() != null || after == null || !isCalled.test(after.point().enterprise())) {
            return false;
        }
        Alarm before = transition.before();
        return transition.annunciate() || before != null && (isUnanswered(before)
                && (!isUnanswered(after) || before.state() != after.state() || before.annSeq() != after.annSeq()) || isOver(before, after));
    }

    /** It may have been answered by one person while others are still called. */
    private static boolean isOver(Alarm before, Alarm after) {
        return before.state().isActive() && !after.state().isActive() || !before.isSuppressed() && after.isSuppressed();
    }

    private static boolean isUnanswered(Alarm alarm) {
        return !alarm.state().isAcked() && !alarm.isSuppressed();
    }
}
