package io.hazardwatch.gateway.escalation;

/**
 * An answer of a person.
 *
 * @param level     level of the chain for which the person answered; null if the person is in none
 * @param isTaken   true if the person takes the matter, false if the person cannot come
 * @param by        how: the name of a means, {@code console}, {@code link}, {@code code}
 */
public record PersonAnswer(String person, String level, boolean isTaken, String by, long atMillis) {}
