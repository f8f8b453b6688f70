package io.hazardwatch.gateway.weather;

import java.util.List;

/**
 * What a message says in one language, word by word as the issuer wrote it; texts are empty when absent, times are ms since the epoch.
 *
 * @param language        BCP 47
 * @param event           name of the event
 * @param codes           codes of the event
 * @param effectiveMillis from when it holds; {@link #UNSTATED} if not stated
 * @param onsetMillis     when the event is expected; likewise
 * @param expiresMillis   until when it holds; likewise
 */
public record WarningInfo(String language, String event, List<GeoCode> codes, String urgency, WarningSeverity severity, String severityText,
                          String certainty, String colourText, String senderName, String headline, String description,
                          String instruction, long effectiveMillis, long onsetMillis, long expiresMillis, List<WarningArea> areas) {
    /** A time that the message does not state. */
    public static final long UNSTATED = Long.MIN_VALUE;

    public WarningInfo {
        codes = List.copyOf(codes);
        areas = List.copyOf(areas);
    }
}
