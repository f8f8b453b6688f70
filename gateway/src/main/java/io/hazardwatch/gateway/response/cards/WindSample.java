package io.hazardwatch.gateway.response.cards;

/**
 * The wind at a moment.
 *
 * @param fromDegrees where it comes from, degrees from north
 * @param speed       m/s
 * @param atMillis    ms since the epoch
 */
public record WindSample(double fromDegrees, double speed, long atMillis) {}
