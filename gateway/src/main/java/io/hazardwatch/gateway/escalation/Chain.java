package io.hazardwatch.gateway.escalation;

import java.util.Comparator;
import java.util.List;

/** The levels of a subject with their present people, in the order in which they are called. */
public record Chain(List<ChainLevel> levels) {
    /** Nobody at all. */
    public static final Chain EMPTY = new Chain(List.of());

    public Chain {
        levels = levels.stream().sorted(Comparator.comparingInt(ChainLevel::sequence).thenComparing(ChainLevel::id)).toList();
    }

    /** The level of that id, or null. */
    public ChainLevel level(String id) {
        return levels.stream().filter(level -> level.id().equals(id)).findFirst().orElse(null);
    }

    /** The first level after that place, or null. A level that was deleted meanwhile still has its place. */
    ChainLevel after(int sequence, String id) {
        return levels.stream().filter(level -> level.isAfter(sequence, id)).findFirst().orElse(null);
    }

    /** The first level that has the person, or null. */
    String levelOf(String person) {
        return levels.stream().filter(level -> holds(level.people(), person) || holds(level.fallback(), person)).map(ChainLevel::id)
                .findFirst().orElse(null);
    }

    private static boolean holds(List<Recipient> recipients, String person) {
        return recipients.stream().anyMatch(recipient -> recipient.person().equals(person));
    }
}
