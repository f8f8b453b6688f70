package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.exposure.SiteName;

/**
 * How a warning went at one site; ms since the epoch, 0 = not, or not yet.
 *
 * @param toldMillis      when a provider first took a message about the site
 * @param reachedMillis   when one first arrived
 * @param confirmedMillis when the last of the site's actions was confirmed; 0 while one is open, or if there is none
 */
public record SiteTimes(String warningId, WarningColour colour, SiteName site, long issuedMillis, long receivedMillis, long matchedMillis,
                        long toldMillis, long reachedMillis, long answeredMillis, long confirmedMillis) {}
