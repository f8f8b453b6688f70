package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Note;
import io.hazardwatch.gateway.alarms.Transition;
import java.util.List;

/** Decides which channels are notified of a transition; the rows are committed with it. Pure, journal thread. */
@FunctionalInterface
public interface OutboxPlanner {
    /** Ids of the channels to notify; empty if none. */
    List<String> channels(Transition transition);

    /** Ids of the channels to notify of a note, at once; none unless the planner overrides this. */
    default List<String> channels(Note note) {
        return List.of();
    }

    /**
     * Which channels to notify and when.
     *
     * @param notBefore ms since the epoch; 0 = at once
     */
    record Plan(List<String> channels, long notBefore) {
        /** Notifies no channel. */
        public static final Plan NOBODY = new Plan(List.of(), 0);
    }

    /** Which channels to notify and when; at once unless the planner overrides this. Called again if a commit is retried. */
    default Plan plan(Transition transition) {
        return new Plan(channels(transition), 0);
    }

    /** Several plans at different times; one unless the planner overrides this. Called again if a commit is retried. */
    default List<Plan> plans(Transition transition) {
        return List.of(plan(transition));
    }
}
