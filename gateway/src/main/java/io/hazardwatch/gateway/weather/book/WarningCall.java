package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.weather.WarningColour;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import java.util.List;

/**
 * A warning that somebody of an enterprise has to answer for: one call for all its sites.
 *
 * @param chainId       the same for a warning and its updates
 * @param announcement  counts the announcements of the chain; never decreases
 * @param counted       colour that the deadline follows from; by severity if the issuer states none
 * @param answerByMillis ms since the epoch
 * @param issuedMillis  likewise
 */
public record WarningCall(String chainId, long announcement, String enterprise, List<SiteName> sites, WarningColour counted, long answerByMillis,
                          long issuedMillis, Text text) {
    public WarningCall {
        sites = List.copyOf(sites);
    }
}
