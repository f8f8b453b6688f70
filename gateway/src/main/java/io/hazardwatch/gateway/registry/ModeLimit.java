package io.hazardwatch.gateway.registry;

import java.util.List;

/** An alarm that is meant for some modes of its unit only. */
public record ModeLimit(RatedAlarm alarm, String unit, List<String> modes) {
    public ModeLimit {
        modes = List.copyOf(modes);
    }
}
