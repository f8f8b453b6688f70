package io.hazardwatch.gateway.registry;

import java.util.Map;

/**
 * What a unit of flow measures.
 *
 * @param amount    unit of what flows, such as m3 or t
 * @param perMillis time to which the value refers, ms
 */
public record FlowRate(String amount, long perMillis) {
    private static final Map<String, Long> TIMES = Map.of("s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    /** The parts of a unit such as m3/h; null if it is no amount per time. */
    public static FlowRate of(String unit) {
        int slash = unit == null ? -1 : unit.lastIndexOf('/');
        Long time = slash < 1 ? null : TIMES.get(unit.substring(slash + 1));
        return time == null ? null : new FlowRate(unit.substring(0, slash), time);
    }
}
