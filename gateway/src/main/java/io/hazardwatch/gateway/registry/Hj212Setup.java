package io.hazardwatch.gateway.registry;

/**
 * What the gateway sets at an HJ 212 device when it connects; 0 or null leaves the device as it is.
 *
 * @param isClockSet       whether its clock is set (1012)
 * @param timeoutSeconds   how long it waits for an answer (1000, OverTime), with {@code retries}
 * @param retries          how often it repeats (1000, ReCount)
 * @param realTimeSeconds  interval of real-time data (1062)
 * @param minuteInterval   interval of minute data, minutes (1064)
 * @param isRealTimeWanted whether real-time data are started (2011) or stopped (2012)
 * @param isStateWanted    whether states of equipment are started (2021) or stopped (2022)
 * @param newPassword      password to be set (1072)
 */
public record Hj212Setup(boolean isClockSet, int timeoutSeconds, int retries, int realTimeSeconds, int minuteInterval,
                         Boolean isRealTimeWanted, Boolean isStateWanted, String newPassword) {
    /** Leaves the device as it is. */
    public static final Hj212Setup NONE = new Hj212Setup(false, 0, 0, 0, 0, null, null, null);

    /** Without the password. */
    @Override
    public String toString() {
        return "Hj212Setup[clock " + isClockSet + ']';
    }
}
