package io.hazardwatch.gateway.evaluate.site;

/**
 * The mode a unit runs in.
 *
 * @param mode        null = not known, so every alarm is enabled
 * @param by          source of the mode: a person's name, or a point as device/point
 * @param isStatement whether a person set it
 * @param second      another person who agreed to the statement, authenticated; or null
 * @param session     of the API by which a person stated it; null = by none, or it was restored
 * @param reason      the person's remark; empty rather than null
 * @param sinceMillis by the gateway's clock
 * @param untilMillis when a person's statement expires; {@link Long#MAX_VALUE} when a point reports the mode
 */
public record UnitMode(String enterprise, String site, String unit, String mode, String by, boolean isStatement, String second, String session,
                       String reason, long sinceMillis, long untilMillis) {
    /** A mode that one person alone, or a point, says. */
    public UnitMode(String enterprise, String site, String unit, String mode, String by, boolean isStatement, String reason, long sinceMillis,
                    long untilMillis) {
        this(enterprise, site, unit, mode, by, isStatement, null, null, reason, sinceMillis, untilMillis);
    }

    /** The same statement with another person who agreed to it; null = nobody did. */
    public UnitMode agreedBy(String person) {
        return new UnitMode(enterprise, site, unit, mode, by, isStatement, person, session, reason, sinceMillis, untilMillis);
    }

    /** The same statement, made by a session of the API. */
    public UnitMode said(String bySession) {
        return new UnitMode(enterprise, site, unit, mode, by, isStatement, second, bySession, reason, sinceMillis, untilMillis);
    }

    /** The same unit in a mode that a point reports, or in an unknown mode. */
    UnitMode reportedByPoint(String nextMode, String point, String why, long nowMillis) {
        return new UnitMode(enterprise, site, unit, nextMode, point, false, why, nowMillis, Long.MAX_VALUE);
    }
}
