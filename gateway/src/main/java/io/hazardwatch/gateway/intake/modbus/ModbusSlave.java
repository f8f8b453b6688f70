package io.hazardwatch.gateway.intake.modbus;

/** What is known of one slave of a bus. Event loop only. */
final class ModbusSlave {
    /** UNKNOWN until it has answered, or twice has not, over the present connection. */
    enum State { UNKNOWN, ANSWERING, SILENT }

    /** How fast an old slow answer is forgotten. */
    private static final double FORGETTING = 0.98;

    State state = State.UNKNOWN;
    /** Requests in a row without an answer. */
    int failures;
    /** No request before that time, by {@code System.nanoTime}. */
    long quietUntilNanos = Long.MIN_VALUE;
    /** Whether an answer may still come that was given up; only where answers carry no transaction id. */
    boolean isLateExpected;
    private double slowestNanos;

    void answered(long nanos) {
        failures = 0;
        slowestNanos = Math.max(nanos, slowestNanos * FORGETTING);
    }

    /** How long it has taken for an answer lately, about at most; 0 if it has given none. */
    long slowestNanos() {
        return (long) slowestNanos;
    }
}
