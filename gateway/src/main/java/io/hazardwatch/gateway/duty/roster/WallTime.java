package io.hazardwatch.gateway.duty.roster;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The instant of a hand-over from the local wall time it is written as. Where clocks go back, a time occurs twice: the shift
 * that begins starts at the first, the one that ends stays until the second, so both cover the repeated hour. Where clocks go
 * forward, a time does not occur: both use the offset before the change, so the earlier shift stays on.
 */
final class WallTime {
    private WallTime() {}

    /** Seconds since the epoch at which something starts that is written as {@code local}. */
    static long start(LocalDateTime local, ZoneRules rules) {
        return seconds(local, rules, 0);
    }

    /** Seconds since the epoch at which something ends that is written as {@code local}. */
    static long end(LocalDateTime local, ZoneRules rules) {
        return seconds(local, rules, 1);
    }

    private static long seconds(LocalDateTime local, ZoneRules rules, int occurrence) {
        List<ZoneOffset> valid = rules.getValidOffsets(local);
        if (valid.isEmpty()) {
            return local.toEpochSecond(rules.getTransition(local).getOffsetBefore());
        }
        return local.toEpochSecond(valid.get(Math.min(occurrence, valid.size() - 1)));
    }
}
