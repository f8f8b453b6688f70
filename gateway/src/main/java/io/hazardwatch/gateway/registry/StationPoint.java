package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.PointId;

/** A point of a site that measures the weather there. */
public record StationPoint(WeatherMeasure measure, PointId point) {}
