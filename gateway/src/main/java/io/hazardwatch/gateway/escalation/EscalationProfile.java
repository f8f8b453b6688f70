package io.hazardwatch.gateway.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.people.Urgency;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The times of an enterprise, for every priority. Immutable, any thread. */
public record EscalationProfile(Map<Priority, EscalationTiming> timings) {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    /** The times that hold unless an enterprise has others. */
    public static final EscalationProfile STANDARD = new EscalationProfile(Map.of(
            Priority.P1, new EscalationTiming(0, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE, 5 * MINUTE, 10 * SECOND, 2, Urgency.URGENT, false, true,
                    List.of()),
            Priority.P2, new EscalationTiming(0, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 15 * MINUTE, MINUTE, 1, Urgency.URGENT, false, false,
                    List.of()),
            Priority.P3, new EscalationTiming(0, 30 * MINUTE, 60 * MINUTE, 60 * MINUTE, 60 * MINUTE, 10 * MINUTE, 1, Urgency.NORMAL, true,
                    false, List.of()),
            Priority.P4, new EscalationTiming(10 * MINUTE, 0, 0, 0, 0, 0, 1, Urgency.NORMAL, true, false, List.of())));

    public EscalationProfile {
        timings = Map.copyOf(timings);
        if (timings.size() != Priority.values().length) {
            throw new IllegalArgumentException("times of every priority are needed");
        }
    }

    /** The times of that priority. */
    public EscalationTiming of(Priority priority) {
        return timings.get(priority);
    }

    /** The same with other times for one priority. */
    public EscalationProfile with(Priority priority, EscalationTiming timing) {
        Map<Priority, EscalationTiming> next = new EnumMap<>(timings);
        next.put(priority, timing);
        return new EscalationProfile(next);
    }

    /**
     * What is wrong with it, for people; empty = nothing. Times of P1 may be shorter than the standard, never longer, and calls for
     * P1 and P2 never end by themselves.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Priority priority : List.of(Priority.P1, Priority.P2)) {
            EscalationTiming timing = of(priority);
            if (timing.repeatMillis() <= 0 || timing.nextLevelMillis() <= 0 || timing.loopMillis() <= 0 || timing.silenceMillisMax() <= 0) {
                problems.add(priority + ": repeat, nextLevel, loop and silenceMax must be positive");
            }
        }
        EscalationTiming own = of(Priority.P1);
        EscalationTiming most = STANDARD.of(Priority.P1);
        later(problems, "repeat", own.repeatMillis(), most.repeatMillis());
        later(problems, "nextLevel", own.nextLevelMillis(), most.nextLevelMillis());
        later(problems, "loop", own.loopMillis(), most.loopMillis());
        later(problems, "silenceMax", own.silenceMillisMax(), most.silenceMillisMax());
        later(problems, "patience", own.patienceMillis(), most.patienceMillis());
        return List.copyOf(problems);
    }

    private static void later(List<String> problems, String what, long own, long most) {
        if (own > most) {
            problems.add("P1: " + what + " must be at most " + most / SECOND + " s");
        }
    }
}
