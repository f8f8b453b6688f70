package io.hazardwatch.gateway.response.permits;

/**
 * That the people of a permit were told of a cause.
 *
 * @param number      counts how often this cause has come
 * @param sinceMillis when it came, ms since the epoch
 * @param seenMillis  when it was last there
 * @param overMillis  when it was over; 0 = it lasts
 */
public record PermitNotice(String permit, PermitCause cause, long number, long sinceMillis, long seenMillis, long overMillis) {
    /** A cause that is away for less than this long is the same one when it comes again. */
    static final long HOLD_MILLIS = 5 * 60_000L;

    /** Whether it lasts. */
    public boolean isStanding() {
        return overMillis == 0;
    }

    PermitNotice seen(long nowMillis) {
        return new PermitNotice(permit, cause, number, sinceMillis, nowMillis, 0);
    }

    PermitNotice over(long nowMillis) {
        return new PermitNotice(permit, cause, number, sinceMillis, seenMillis, nowMillis);
    }

    boolean isAwayTooLong(long nowMillis) {
        return nowMillis - seenMillis >= HOLD_MILLIS;
    }
}
