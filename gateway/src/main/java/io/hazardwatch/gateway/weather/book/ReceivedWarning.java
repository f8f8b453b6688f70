package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.Warning;

/**
 * A message as received.
 *
 * @param source         which feed, or who handed it in
 * @param format         how {@code original} has to be read
 * @param original       its text, unaltered
 * @param areaCode       administrative code of the area that was asked for; empty if none
 * @param receivedMillis ms since the epoch
 */
public record ReceivedWarning(Warning warning, String source, WarningFormat format, String original, String areaCode, long receivedMillis) {}
