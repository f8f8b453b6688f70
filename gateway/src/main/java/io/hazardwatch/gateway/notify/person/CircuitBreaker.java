package io.hazardwatch.gateway.notify.person;

/**
 * State of a circuit breaker: after several failures in a row a provider is left alone for a while, then one message tries it.
 * Immutable; time is an argument, so a night is played in a millisecond.
 *
 * @param failures  in a row
 * @param openUntil no message is tried before, ms since the epoch; 0 = closed
 * @param isTrying  one message tries whether the provider is back
 */
record CircuitBreaker(int failures, long openUntil, boolean isTrying) {
    static final CircuitBreaker CLOSED = new CircuitBreaker(0, 0, false);
    private static final int FAILURES_MAX = 5;
    private static final long OPEN_MILLIS = 5_000;
    /** Far below the longest silence of the most urgent alarms. */
    private static final long OPEN_MILLIS_MAX = 60_000;
    /** A try whose end was never heard of stops nobody for longer. */
    private static final long TRY_MILLIS_MAX = 60_000;

    boolean isOpen() {
        return openUntil > 0;
    }

    /** How long a message has to wait, also when the clock was set back meanwhile; 0 = it may be tried, and {@link #tried} follows. */
    long waitMillis(long now) {
        if (!isOpen() || openUntil - now > OPEN_MILLIS_MAX || now >= openUntil + (isTrying ? TRY_MILLIS_MAX : 0)) {
            return 0;
        }
        return isTrying ? OPEN_MILLIS : Math.min(openUntil - now, OPEN_MILLIS_MAX);
    }

    CircuitBreaker tried(long now) {
        return isOpen() ? new CircuitBreaker(failures, now, true) : this;
    }

    /** The provider answered, though it did not take the message: that proves nothing of others, so another one may try at once. */
    CircuitBreaker answered() {
        return isTrying ? new CircuitBreaker(failures, openUntil, false) : this;
    }

    CircuitBreaker failed(long now) {
        int count = failures + 1;
        if (count < FAILURES_MAX) {
            return new CircuitBreaker(count, 0, false);
        }
        long pause = Math.min(OPEN_MILLIS << Math.min(count - FAILURES_MAX, 10), OPEN_MILLIS_MAX);
        return new CircuitBreaker(count, now + pause, false);
    }
}
