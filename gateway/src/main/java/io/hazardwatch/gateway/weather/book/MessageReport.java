package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/**
 * What became of a message about a warning.
 *
 * @param warningId see {@link WeatherBook#idOf}
 * @param level     level for which the person was called; empty for a notice
 * @param sites     that the call is about; empty for a notice
 * @param atMillis  when the notice was made, which names it; 0 for a call
 * @param by        kind of the means
 */
public record MessageReport(String warningId, WarningNotice.Kind kind, String person, String level, List<SiteName> sites, long atMillis,
                          MessageResult result, String by) {
    public MessageReport {
        sites = List.copyOf(sites);
    }

    boolean isCall() {
        return atMillis == 0;
    }
}
