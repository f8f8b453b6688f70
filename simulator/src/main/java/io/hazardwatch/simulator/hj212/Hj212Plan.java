package io.hazardwatch.simulator.hj212;

import java.util.Map;

/**
 * What data loggers do.
 *
 * @param factors        centre of each factor's values, by code
 * @param count          packets of each; 0 = until stopped
 * @param window         packets that may be unanswered
 * @param intervalMillis time between packets; 0 = as fast as answers come
 */
record Hj212Plan(String host, int port, String password, Map<String, Double> factors, int count, int window, long intervalMillis) {
    boolean isPaced() {
        return intervalMillis > 0;
    }
}
