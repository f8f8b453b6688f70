package io.hazardwatch.gateway.evaluate.selftest;

import io.hazardwatch.gateway.registry.Point;

/**
 * Whether a rule could be made to fire.
 *
 * @param rule  as people name it: the level of a limit, the id of another rule
 * @param fired whether generated readings that violate it raised its alarm
 */
public record SelfTestResult(Point point, String rule, boolean fired) {}
