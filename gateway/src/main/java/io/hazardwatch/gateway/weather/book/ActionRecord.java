package io.hazardwatch.gateway.weather.book;

import io.hazardwatch.gateway.weather.exposure.SiteName;

/**
 * Result of an action at a site.
 *
 * @param confirmedMillis ms since the epoch; 0 = not yet
 * @param isDone          false if it cannot be done: {@code note} says why and {@code instead} what is done instead
 * @param photo           base64, or empty
 * @param lateMillis      when it was found late; 0 = not
 */
public record ActionRecord(SiteName site, String action, long confirmedMillis, String by, boolean isDone, String note, String instead,
                           String photo, long lateMillis) {
    ActionRecord late(long nowMillis) {
        return new ActionRecord(site, action, confirmedMillis, by, isDone, note, instead, photo, nowMillis);
    }

    static ActionRecord open(SiteName site, String action) {
        return new ActionRecord(site, action, 0, "", false, "", "", "", 0);
    }

    /** Whether somebody confirmed it, or said why not. */
    public boolean isConfirmed() {
        return confirmedMillis > 0;
    }
}
