package io.hazardwatch.gateway.notify.person;

import io.hazardwatch.gateway.notify.person.ChannelState.Circuit;
import java.util.HashSet;
import java.util.Set;

/**
 * State of a circuit breaker: after several failures in a row a provider is left alone for a while, then one message tries it. After refusals of
 * several addresses, none accepted between, others come first for a while: that is an account that is blocked, or only so many wrong numbers, and
 * those must keep nobody's message where there is no other channel. Immutable; time is an argument, so a night is played in a millisecond.
 *
 * @param failures  in a row
 * @param refused   addresses whose message was refused since one was accepted, no more than matter
 * @param pauses    since one was accepted
 * @param openUntil no message is tried before, ms since the epoch; 0 = closed
 * @param isTrying  one message tries whether the provider is back
 */
record CircuitBreaker(int failures, Set<String> refused, int pauses, long openUntil, boolean isTrying) {
    static final CircuitBreaker CLOSED = new CircuitBreaker(0, Set.of(), 0, 0, false);
    private static final int FAILURES_MAX = 5;
    private static final int REFUSED_MAX = 5;
    private static final long OPEN_MILLIS = 5_000;
    /** Far below the longest silence of the most urgent alarms. */
    private static final long OPEN_MILLIS_MAX = 60_000;
    /** A try whose end was never heard of stops nobody for longer. */
    private static final long TRY_MILLIS_MAX = 60_000;
    private static final int DOUBLINGS_MAX = 10;

    Circuit circuit() {
        return !isOpen() ? Circuit.CLOSED : isBroken() ? Circuit.LEFT_ALONE : Circuit.ASKED_LAST;
    }

    private boolean isOpen() {
        return openUntil > 0;
    }

    private boolean isBroken() {
        return failures >= FAILURES_MAX;
    }

    /** How long others come first, also when the clock was set back meanwhile; 0 = a message may try it, and {@link #tried} follows. */
    long waitMillis(long now) {
        if (!isOpen() || openUntil - now > OPEN_MILLIS_MAX || now >= openUntil + (isTrying ? TRY_MILLIS_MAX : 0)) {
            return 0;
        }
        return isTrying ? OPEN_MILLIS : Math.min(openUntil - now, OPEN_MILLIS_MAX);
    }

    /** How long a message has to wait; 0 = it is handed over. */
    long heldMillis(long now) {
        return isBroken() ? waitMillis(now) : 0;
    }

    CircuitBreaker tried(long now) {
        return isOpen() && waitMillis(now) == 0 ? new CircuitBreaker(failures, refused, pauses, now, true) : this;
    }

    /** The address cannot work, whoever sends there: that proves nothing of others, so another one may try at once. */
    CircuitBreaker answered() {
        return isTrying ? new CircuitBreaker(failures, refused, pauses, openUntil, false) : this;
    }

    /** The provider named a time, so it works; that does not prove that it takes anybody's message. */
    CircuitBreaker busy() {
        return refused.size() < REFUSED_MAX ? new CircuitBreaker(0, refused, 0, 0, false) : new CircuitBreaker(0, refused, pauses, openUntil, false);
    }

    /** The provider answered and did not take a message to that address. While it is broken that only ends the trial, as {@link #answered} does. */
    CircuitBreaker refused(String address, long now) {
        CircuitBreaker next = new CircuitBreaker(failures, with(address), pauses, openUntil, false);
        boolean isNews = isTrying || refused.size() < REFUSED_MAX;
        return next.refused.size() == REFUSED_MAX && isNews && !isBroken() ? next.paused(now) : next;
    }

    /** The same address refused again proves nothing more. */
    private Set<String> with(String address) {
        if (refused.size() == REFUSED_MAX || refused.contains(address)) {
            return refused;
        }
        Set<String> more = new HashSet<>(refused);
        more.add(address);
        return Set.copyOf(more);
    }

    CircuitBreaker failed(long now) {
        boolean isBreaking = failures + 1 == FAILURES_MAX;
        CircuitBreaker next = new CircuitBreaker(failures + 1, refused, isBreaking ? 0 : pauses, openUntil, false);
        return next.isBroken() || isTrying ? next.paused(now) : next;
    }

    private CircuitBreaker paused(long now) {
        long pause = Math.min(OPEN_MILLIS << Math.min(pauses, DOUBLINGS_MAX), OPEN_MILLIS_MAX);
        return new CircuitBreaker(failures, refused, pauses + 1, now + pause, false);
    }
}
