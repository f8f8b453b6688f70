package io.hazardwatch.gateway.model;

/** Alarm priority (IEC 62682): P1 critical, P2 high, P3 medium, P4 low. A priority is never a state. */
public enum Priority {
    P1, P2, P3, P4;

    /** Whether this priority is more urgent than {@code other}. */
    public boolean isAbove(Priority other) {
        return ordinal() < other.ordinal();
    }

    /** The next less urgent priority; P4 stays P4. */
    public Priority below() {
        return this == P1 ? P2 : this == P2 ? P3 : P4;
    }

    /** The more urgent of two. */
    public static Priority highest(Priority a, Priority b) {
        return a.ordinal() <= b.ordinal() ? a : b;
    }
}
