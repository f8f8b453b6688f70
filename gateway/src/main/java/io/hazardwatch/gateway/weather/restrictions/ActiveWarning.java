package io.hazardwatch.gateway.weather.restrictions;

import io.hazardwatch.gateway.weather.Warning;

/** A warning that is in force at a site, with its id and since when, ms since the epoch. */
public record ActiveWarning(String id, Warning warning, long sinceMillis) {}
