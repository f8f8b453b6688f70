package io.hazardwatch.gateway.evaluate.site;

/**
 * The mode a unit runs in.
 *
 * @param mode        null = not known, so every alarm is enabled
 * @param by          who or what says so: a person's name, or a point as device/point
 * @param isStatement whether a person says it
 * @param reason      what the person said about it; empty rather than null
 * @param sinceMillis by the gateway's clock
 * @param untilMillis when a person's word ends; {@link Long#MAX_VALUE} for what a point tells
 */
public record UnitMode(String enterprise, String site, String unit, String mode, String by, boolean isStatement, String reason, long sinceMillis,
                       long untilMillis) {
    /** The same unit in a mode that a point tells, or in none that is known. */
    UnitMode reportedByPoint(String nextMode, String point, String why, long nowMillis) {
        return new UnitMode(enterprise, site, unit, nextMode, point, false, why, nowMillis, Long.MAX_VALUE);
    }
}
