package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Transition;
import java.util.List;

/** Says who must be told of a transition; the rows are committed with it. Pure, journal thread. */
@FunctionalInterface
public interface OutboxPlanner {
    /** Channel ids to tell; empty when nobody. */
    List<String> channels(Transition transition);

    /**
     * Whom to tell and when.
     *
     * @param notBefore ms since the epoch; 0 = at once
     */
    record Plan(List<String> channels, long notBefore) {
        /** Nobody by itself. */
        public static final Plan NOBODY = new Plan(List.of(), 0);
    }

    /** Whom to tell and when; at once unless the planner says otherwise. A commit that is tried again asks again. */
    default Plan plan(Transition transition) {
        return new Plan(channels(transition), 0);
    }
}
