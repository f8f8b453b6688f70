package io.hazardwatch.gateway.response.warnings;

/**
 * Something about which people with an account are told by the gateway itself, such as a leak.
 *
 * @param incident    its id
 * @param isOver      whether the danger is over
 * @param isTakenOver whether it is over only because another one goes on in its place
 */
public record OwnWarningSubject(String incident, String enterprise, String site, OwnWarningUrgency urgency, OwnWarningText text, boolean isOver,
                                boolean isTakenOver) {}
