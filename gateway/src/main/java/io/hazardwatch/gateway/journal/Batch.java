package io.hazardwatch.gateway.journal;

import io.hazardwatch.gateway.alarms.Transition;
import java.util.List;

/**
 * What goes into one commit.
 *
 * @param lastTicket ticket of the last transition, or of the one before when there is none
 */
record Batch(List<Transition> transitions, long lastTicket, List<OutboxChange<?>> changes) {}
