package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import io.hazardwatch.gateway.registry.PipelineStation.Measured;
import java.util.ArrayList;
import java.util.List;

/**
 * What the learnt history of a segment depends on, as a text that can be stored: pipe, fluid, heights, and by station its place and its meters with
 * their units. Names, the priority, the route, valves and pumps, and how often a meter reports change nothing that was learnt. Stateless.
 */
final class SegmentFingerprint {
    private SegmentFingerprint() {}

    static String of(PipelineSegment segment) {
        List<String> parts = new ArrayList<>(List.of(segment.pipe().toString(), segment.fluid().toString(), segment.profile().toString()));
        for (PipelineStation station : segment.stations()) {
            parts.add(station.placeMetres() + " " + meter(station.flow()) + ' ' + meter(station.pressure()) + ' ' + meter(station.temperature()));
        }
        return String.join("; ", parts);
    }

    private static String meter(Measured measured) {
        return measured == null ? "-" : measured.point() + "*" + measured.factor();
    }
}
