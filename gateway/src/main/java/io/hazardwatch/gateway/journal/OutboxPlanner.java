package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Transition;
import java.util.List;

/** Says who must be told of a transition; the rows are committed with it. Pure, journal thread. */
@FunctionalInterface
public interface OutboxPlanner {
    /** Channel ids to tell; empty when nobody. */
    List<String> channels(Transition transition);
}
