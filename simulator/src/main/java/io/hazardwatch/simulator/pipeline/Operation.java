package io.hazardwatch.simulator.pipeline;

/**
 * Something that is done to the line.
 *
 * @param atSeconds   when it begins
 * @param place       metres from the start, where it has one
 * @param value       what is reached: a share of speed or opening, a share of the flow for a leak, pascal for a pig, degrees Celsius
 * @param overSeconds how long it takes to get there
 */
record Operation(Kind kind, double atSeconds, double place, double value, double overSeconds) {
    enum Kind { PUMP, OUTLET, VALVE, LEAK, BATCH, PIG, CELSIUS }

    /** How much of it is done at that time, 0 to 1. */
    double share(double seconds) {
        return overSeconds <= 0 ? 1 : Math.min(1, (seconds - atSeconds) / overSeconds);
    }
}
