package io.hazardwatch.gateway.weather;

/**
 * An area by its code in a list.
 *
 * @param list which list, as the message names it
 */
public record GeoCode(String list, String value) {}
