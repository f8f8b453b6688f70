package io.hazardwatch.gateway.evaluate.selftest;

import io.hazardwatch.gateway.registry.Point;

/**
 * Whether a rule was made to fire.
 *
 * @param rule  as people name it: the level of a limit, the id of another rule
 * @param fired whether readings made up to violate it raised its alarm
 */
public record SelfTestResult(Point point, String rule, boolean fired) {}
