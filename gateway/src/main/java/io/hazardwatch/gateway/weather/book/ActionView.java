package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.actions.WeatherAction;

/** An action of a site with its result; {@code dueMillis} in ms since the epoch. */
public record ActionView(WeatherAction action, long dueMillis, ActionRecord record) {}
