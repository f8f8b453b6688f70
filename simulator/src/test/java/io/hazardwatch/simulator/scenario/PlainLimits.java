package io.hazardwatch.simulator.scenario;

import java.util.HashMap;
import java.util.Map;

/** A copy of the demonstration sites' limits, so that a scenario can be checked without a gateway. */
final class PlainLimits {
    private static final Map<String, Map<String, Double>> BY_POINT = new HashMap<>();

    static {
        put("huarun-gas/gas-station-01/gd-01/lel", "H", 25, "HH", 50);
        put("huarun-gas/gas-station-01/gd-02/lel", "H", 25, "HH", 50);
        put("huarun-gas/gas-station-01/tank-01/level", "H", 85, "HH", 95, "L", 10);
        put("huarun-gas/lpg-depot-01/gd-07/lel", "H", 25, "HH", 50);
        put("huarun-gas/lpg-depot-01/sphere-01/pressure", "H", 1.4, "HH", 1.6);
        for (String station : new String[] {"st-01", "st-02", "st-03"}) {
            put("ningbei-pipeline/trunk-01/" + station + "/pressure", "L", 2.0, "LL", 1.5, "H", 6.3);
        }
        put("jianghai-chem/plant-01/r-101/temperature", "H", 180, "HH", 200);
        put("jianghai-chem/plant-01/r-101/pressure", "H", 2.2, "HH", 2.5);
        put("jianghai-chem/plant-01/gd-11/h2s", "H", 7, "HH", 14);
        put("jianghai-chem/plant-01/gd-12/cl2", "H", 0.34, "HH", 0.68);
        put("jianghai-chem/plant-01/met-01/wind_speed", "H", 13.8);
        put("jianghai-chem/field-01/voc-01/voc", "H", 80);
        put("jianghai-chem/field-01/fire-01/lel", "H", 25, "HH", 50);
        put("jianghai-chem/field-01/fire-01/smoke", "H", 0.5);
        put("jianghai-chem/field-01/comp-01/temperature", "H", 110);
        put("jianghai-chem/field-01/tank-02/level", "H", 85);
        put("jianghai-chem/field-01/pump-01/vibration", "H", 11.2);
        put("jianghai-chem/field-01/gd-21/lel", "H", 25, "HH", 50);
        put("jianghai-chem/field-01/gd-22/lel", "H", 25, "HH", 50);
        put("jianghai-chem/field-01/nb-31/lel", "H", 10);
        put("jianghai-chem/field-01/nb-31/battery", "L", 3);
    }

    private PlainLimits() {}

    private static void put(String point, Object... levels) {
        Map<String, Double> limits = new HashMap<>();
        for (int i = 0; i < levels.length; i += 2) {
            limits.put((String) levels[i], ((Number) levels[i + 1]).doubleValue());
        }
        BY_POINT.put(point, limits);
    }

    static boolean violated(String point, String level, double value) {
        Double limit = BY_POINT.getOrDefault(point, Map.of()).get(level);
        return limit != null && (level.startsWith("H") ? value >= limit : value <= limit);
    }
}
