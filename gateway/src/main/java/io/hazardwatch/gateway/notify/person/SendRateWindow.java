package io.hazardwatch.gateway.notify.person;

import java.util.ArrayDeque;

/**
 * Enforces a provider's rate: tells when the next message may be sent. Nothing is dropped or kept in memory: the caller's row
 * waits in the outbox for the time that is returned. Counts sliding windows, because providers lock out a sender who exceeds
 * any minute.
 *
 * <p>Thread-safe; held for microseconds.
 */
final class SendRateWindow {
    private static final long SECOND_MILLIS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final SendRate rate;
    private final ArrayDeque<Long> sent = new ArrayDeque<>();

    SendRateWindow(SendRate rate) {
        this.rate = rate;
    }

    /** Takes one place if there is one; otherwise the time until there is one, in ms. */
    synchronized long take(long now) {
        sent.removeIf(at -> at > now || at <= now - MINUTE_MILLIS);
        long wait = Math.max(wait(rate.perMinute(), MINUTE_MILLIS, now), wait(rate.perSecond(), SECOND_MILLIS, now));
        if (wait == 0 && rate != SendRate.UNLIMITED) {
            sent.addLast(now);
        }
        return wait;
    }

    /** The limit is met once the message that many places back has left the window. */
    private long wait(int limit, long window, long now) {
        if (limit == 0 || sent.size() < limit) {
            return 0;
        }
        return Math.max(0, sent.stream().skip(sent.size() - (long) limit).findFirst().orElse(now) + window - now);
    }
}
