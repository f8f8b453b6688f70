package io.hazardwatch.gateway.escalation;

import java.util.List;

/**
 * Present state of one level of the chain.
 *
 * @param sequence the lowest is called first
 * @param people   who is on duty or in charge and can be called
 * @param fallback the static list behind them, called when none of them can be reached
 * @param problems what is wrong with the level although it may be called
 */
public record ChainLevel(String id, int sequence, List<Recipient> people, List<Recipient> fallback, List<LevelProblem> problems) {
    public ChainLevel {
        people = List.copyOf(people);
        fallback = List.copyOf(fallback);
        problems = List.copyOf(problems);
    }

    boolean isEmpty() {
        return people.isEmpty() && fallback.isEmpty();
    }

    boolean isAfter(int otherSequence, String otherId) {
        return sequence > otherSequence || sequence == otherSequence && id.compareTo(otherId) > 0;
    }
}
