package io.hazardwatch.gateway.intake.hj212;

import java.util.Set;

/** Commands of HJ 212 (CN) by what the gateway does with them. */
final class Hj212Commands {
    static final int CLOCK_WANTED = 1013;
    static final int DATA_ANSWER = 9014;
    static final Set<Integer> WITH_VALUES = Set.of(2011, 2021, 2031, 2041, 2051, 2061);
    /** Heartbeat and log-in of vendors. */
    static final Set<Integer> HEARTBEATS = Set.of(9015, 9021);
    /** Start of the device, its identification and settings, and heartbeats. */
    static final Set<Integer> WITHOUT_VALUES = Set.of(2081, 3019, 3020, 3021, 9015, 9021);
    static final Set<Integer> ANSWERS = Set.of(9011, 9012, 9013, DATA_ANSWER);

    private Hj212Commands() {}
}
