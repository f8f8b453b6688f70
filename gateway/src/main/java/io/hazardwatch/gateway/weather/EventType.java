package io.hazardwatch.gateway.weather;

import io.hazardwatch.gateway.model.Text;

/**
 * A kind of event.
 *
 * @param code        of the national profile, such as 11B03; empty if unknown
 * @param serviceCode of the public services, such as 1003; empty if unknown
 * @param hazard      key of the hazard in the table of actions
 * @param mark        how well sourced the row is, see docs/weather.md
 */
public record EventType(String code, String serviceCode, Text name, String hazard, String source, String edition, String mark) {
    /** Hazard of an event that the table does not know. */
    public static final String OTHER = "other";

    /** An event that the table does not know, with the issuer's words for it. */
    public static EventType unknown(String code, String event) {
        return new EventType(code, "", Text.of(event.isBlank() ? "?" : event), OTHER, "", "", "?");
    }
}
