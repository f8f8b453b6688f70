package io.hazardwatch.gateway.api.escalation;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;

/**
 * An exercise (演练) of calls that somebody authorised orders.
 *
 * @param site     whose posts and people in charge are called; null = those of the whole enterprise
 * @param priority whose times and means are exercised
 * @param matter   what people are to act upon
 * @param by       name of the user who orders it
 * @param session  of the API by which it is ordered, for the journal; null = none
 */
public record ExerciseOrder(String enterprise, String site, Priority priority, Text matter, String by, String session) {}
