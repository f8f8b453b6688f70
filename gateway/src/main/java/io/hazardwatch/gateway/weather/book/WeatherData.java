package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.actions.ActionTable;
import io.hazardwatch.gateway.weather.actions.AnswerTimes;
import io.hazardwatch.gateway.weather.events.EventTypes;
import io.hazardwatch.gateway.weather.exposure.AdminCodeTable;
import io.hazardwatch.gateway.weather.exposure.SiteName;
import io.hazardwatch.gateway.weather.restrictions.LimitTable;
import io.hazardwatch.gateway.weather.restrictions.RestrictionTable;
import io.hazardwatch.gateway.weather.restrictions.TighteningTable;
import java.util.Map;

/**
 * The tables in force: what ships, as the configuration changes it.
 *
 * @param ofSites tables of sites that have one of their own
 */
public record WeatherData(EventTypes types, ActionTable actions, Map<SiteName, ActionTable> ofSites, AnswerTimes answers,
                          RestrictionTable restrictions, TighteningTable tightening, LimitTable limits, AdminCodeTable codes) {
    public WeatherData {
        ofSites = Map.copyOf(ofSites);
    }
}
