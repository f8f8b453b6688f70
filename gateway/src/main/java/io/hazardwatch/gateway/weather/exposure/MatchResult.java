package io.hazardwatch.gateway.weather.exposure;

import io.hazardwatch.gateway.weather.WarningArea;
import java.util.List;
import java.util.Map;

/**
 * The sites that a warning concerns.
 *
 * @param sites    with the reason
 * @param forPerson areas that a person has to match, because only their description is known or a part of them cannot be read
 */
public record MatchResult(Map<SiteName, MatchReason> sites, List<WarningArea> forPerson) {
    public MatchResult {
        sites = Map.copyOf(sites);
        forPerson = List.copyOf(forPerson);
    }
}
