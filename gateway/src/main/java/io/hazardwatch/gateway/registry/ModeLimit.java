package io.hazardwatch.gateway.registry;

import java.util.List;

/** An alarm that is only meaningful in some modes of its unit. */
public record ModeLimit(SuppressibleAlarm alarm, String unit, List<String> modes) {
    public ModeLimit {
        modes = List.copyOf(modes);
    }
}
