package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.WarningRefusal;

/**
 * Result of submitting a message.
 *
 * @param id      of the warning, see {@link WeatherBook#idOf}; empty if refused
 * @param refusal why it was not taken, or null
 */
public record WarningReceipt(String id, boolean isRepeated, WarningRefusal refusal, String detail, int sites, boolean needsPerson) {
    /** A message that is refused. */
    public static WarningReceipt refused(WarningRefusal reason, String detail) {
        return new WarningReceipt("", false, reason, detail, 0, false);
    }
}
