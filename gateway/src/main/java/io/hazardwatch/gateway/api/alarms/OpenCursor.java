package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.api.http.Problem;

/**
 * How far a client has walked through the open alarms. The order of the list moves with the alarms, so the cursor also says which
 * changes the client has seen: what changed since and now stands before the place comes with the next page, and nothing is missed.
 *
 * @param seq   changes up to it were there when the page was made
 * @param place of the last alarm, in the order of the list
 */
record OpenCursor(long seq, String place) {
    static final OpenCursor BEGINNING = new OpenCursor(Long.MAX_VALUE, "");

    /** @param text as {@link #text} gives it; empty = the beginning */
    static OpenCursor of(String text) {
        int colon = text.indexOf(':');
        if (text.isEmpty()) {
            return BEGINNING;
        }
        if (colon < 0) {
            throw Problem.invalid("cursor", text, "must be a cursor this API gave");
        }
        return new OpenCursor(AlarmFilter.number(text.substring(0, colon)), text.substring(colon + 1));
    }

    String text() {
        return seq + ":" + place;
    }
}
