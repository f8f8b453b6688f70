package io.hazardwatch.gateway.api.position;

import io.hazardwatch.gateway.kpi.OperatingPosition;
import java.util.List;

/** The configured positions and the consoles that are open. */
public record PositionPorts(List<OperatingPosition> positions, ConsoleBook consoles) {
    public PositionPorts {
        positions = List.copyOf(positions);
    }
}
