package io.hazardwatch.simulator.gb26875;

import java.util.List;
import java.util.Map;

/**
 * What a transmission device does.
 *
 * @param address         its address, as sent
 * @param gas             centre of each gas detector's values, %LEL
 * @param smoke           smoke detectors; the first one finds the fire
 * @param count           frames with values; 0 = until stopped
 * @param window          frames that may be unconfirmed
 * @param intervalMillis  time between frames; 0 = as fast as they are confirmed
 * @param fireAfter       frames before the fire; 0 = none
 * @param fireFrames      how long it lasts, frames
 */
record FirePlan(String host, int port, byte[] address, Map<Part, Double> gas, List<Part> smoke, int count, int window, long intervalMillis,
                int fireAfter, int fireFrames) {
    boolean isPaced() {
        return intervalMillis > 0;
    }
}
