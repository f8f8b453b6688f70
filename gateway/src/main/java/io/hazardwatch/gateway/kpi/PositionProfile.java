package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * What a console shows and does for whoever is signed in to an operating position.
 *
 * @param priorities alarms of these are on its list; P1 is among them
 * @param sounds     alarms of these are to be heard; P1 is among them
 * @param rollCalls  ids of the posts whose roll calls are answered there; empty for all
 * @param figures    ids of the figures that stand first, such as K1; empty for the usual order
 */
public record PositionProfile(List<Priority> priorities, List<Priority> sounds, List<String> rollCalls, List<String> figures) {
    /** Shows and sounds everything. */
    public static final PositionProfile EVERYTHING =
            new PositionProfile(List.of(Priority.values()), List.of(Priority.values()), List.of(), List.of());

    public PositionProfile {
        priorities = List.copyOf(priorities);
        sounds = List.copyOf(sounds);
        rollCalls = List.copyOf(rollCalls);
        figures = List.copyOf(figures);
    }
}
