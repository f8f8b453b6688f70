package io.hazardwatch.gateway.weather;

/** A circle, WGS 84; degrees and kilometres. */
public record GeoCircle(double lat, double lon, double radiusKm) {}
