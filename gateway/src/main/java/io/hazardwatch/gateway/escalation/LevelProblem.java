package io.hazardwatch.gateway.escalation;

/**
 * Something about a level that a person must mend; the calls went on without it.
 *
 * @param level  id of the level; empty if there is none
 * @param person null if it concerns the whole level
 */
public record LevelProblem(LevelFault fault, String level, String person) {}
