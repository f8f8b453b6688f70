package io.hazardwatch.gateway.api.alarms;

import io.hazardwatch.gateway.api.http.Problem;

/**
 * How far a client has read through the open alarms. Alarms move in the list while they change, so the cursor also says which
 * changes the client has seen: alarms that changed since and now stand before the place are added to the next page, so none is
 * missed.
 *
 * @param seq sequence number of the last change the page contained
 * @param place of the last alarm, in the order of the list
 */
record OpenAlarmsCursor(long seq, String place) {
    static final OpenAlarmsCursor BEGINNING = new OpenAlarmsCursor(Long.MAX_VALUE, "");

    /** @param text as {@link #text} returns it; empty = the beginning */
    static OpenAlarmsCursor of(String text) {
        int colon = text.indexOf(':');
        if (text.isEmpty()) {
            return BEGINNING;
        }
        if (colon < 0) {
            throw Problem.invalid("cursor", text, "must be a cursor this API gave");
        }
        return new OpenAlarmsCursor(AlarmFilter.number(text.substring(0, colon)), text.substring(colon + 1));
    }

    String text() {
        return seq + ":" + place;
    }
}
