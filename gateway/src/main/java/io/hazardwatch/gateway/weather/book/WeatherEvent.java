package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.model.Actors;

/**
 * An entry for the journal.
 *
 * @param enterprise whom it concerns; null for all
 * @param subject    the warning's identifier, or a site
 */
public record WeatherEvent(Kind kind, String enterprise, String subject, String actor, String what) {
    /** The gateway itself. */
    public static final String SYSTEM = Actors.GATEWAY;

    /** Kinds, named as in the journal. */
    public enum Kind { WEATHER_WARNING, WEATHER_TOLD, WEATHER_ANSWERED, WEATHER_ACTION, WEATHER_RESTRICTION }
}
