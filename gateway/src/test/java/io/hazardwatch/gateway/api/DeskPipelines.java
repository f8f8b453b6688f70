package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.Pipelines;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.WatchStatement;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.util.List;

/** A segment for each of the two enterprises of a {@link Desk}. */
final class DeskPipelines implements Pipelines {
    @Override
    public List<SegmentJudgement> all() {
        return List.of(segment(Desk.GAS.enterprise(), Desk.GAS.site()), segment(Desk.OTHER.enterprise(), Desk.OTHER.site()));
    }

    private static SegmentJudgement segment(String enterprise, String site) {
        List<PipelineStation> stations = List.of(
                new PipelineStation("a", Text.of("A"), 0, null, null, null, null, List.of(), List.of()),
                new PipelineStation("b", Text.of("B"), 1_000, null, null, null, null, List.of(), List.of()));
        PipelineSegment segment = new PipelineSegment("line", Text.of("Line"), Priority.P1, new PipelineSegment.PipeDesign(1_000, 0.3, 0.007, 2e11),
                new PipelineSegment.PipelineFluid(840, 1.5e9, 4e-6, 1_000, 8e-4), List.of(new PipelineSegment.Elevation(0, 0)), 0.1, 4,
                new PipelineSegment.Uncertainty(0.0025, 2_000), Double.NaN, stations);
        return new SegmentJudgement(enterprise, site, segment, WatchStatement.BLIND, List.of(), List.of(), 4, 0, Double.NaN, null, List.of());
    }
}
