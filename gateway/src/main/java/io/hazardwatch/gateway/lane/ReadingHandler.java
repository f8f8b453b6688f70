package io.hazardwatch.gateway.lane;

/** Takes the readings of an {@link Inbox}, one by one and in order. Lane thread; nothing may be allocated or waited for. */
@FunctionalInterface
interface ReadingHandler {
    /** Ticket of a reading without consequences for the journal. */
    long NO_TICKET = 0;

    /**
     * @param point         index of the point in the registry
     * @param eventMillis   when it was measured by the device; the arrival time when the device said nothing
     * @param arrivalMillis when it arrived, ms since the epoch
     * @param quality       code of {@link io.hazardwatch.gateway.model.Quality}, with its {@code KEPT} added if the device kept the reading
     * @return the ticket that the journal must commit before the reading may be acknowledged, or {@link #NO_TICKET}
     */
    long onReading(int point, long eventMillis, long arrivalMillis, double value, byte quality);
}
