package io.hazardwatch.gateway.settings.process;

import io.hazardwatch.gateway.leaks.EvidenceKind;
import io.hazardwatch.gateway.leaks.LeakSettings;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Reads {@code leaks} of gateway.yaml. One thread. */
final class LeakSettingsReader {
    private static final long MINUTE = 60_000;
    private static final double METRES_MAX = 5_000;

    private LeakSettingsReader() {}

    static LeakSettings read(YamlMap leaks) {
        LeakSettings usual = LeakSettings.STANDARD;
        double reach = leaks.number("reach", usual.reachMetres(), 1, METRES_MAX);
        long within = leaks.millis("within", usual.withinMillis(), MINUTE, 120 * MINUTE);
        long quiet = leaks.millis("quiet", usual.quietMillis(), MINUTE, 1_440 * MINUTE);
        long settle = leaks.millis("settle", usual.settleMillis(), 0, MINUTE);
        double upwind = leaks.number("upwind", usual.upwindDegrees(), 5, 90);
        YamlMap given = leaks.map("weights");
        Map<EvidenceKind, Double> weights = new EnumMap<>(EvidenceKind.class);
        for (EvidenceKind kind : EvidenceKind.values()) {
            weights.put(kind, given.number(kind.key(), kind.weight(), -1, 1));
        }
        given.done(Arrays.stream(EvidenceKind.values()).map(EvidenceKind::key).toArray(String[]::new));
        leaks.done("reach", "within", "quiet", "settle", "upwind", "weights");
        return new LeakSettings(reach, within, quiet, settle, upwind, weights);
    }
}
