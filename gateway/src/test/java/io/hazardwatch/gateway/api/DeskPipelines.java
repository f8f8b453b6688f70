package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.model.Priority;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.pipelines.BalanceWindow;
import io.hazardwatch.gateway.pipelines.LeakPlace;
import io.hazardwatch.gateway.pipelines.PipelineEvidence;
import io.hazardwatch.gateway.pipelines.PipelineEvidenceKind;
import io.hazardwatch.gateway.pipelines.PipelineLeak;
import io.hazardwatch.gateway.pipelines.Pipelines;
import io.hazardwatch.gateway.pipelines.PlaceUnknown;
import io.hazardwatch.gateway.pipelines.SegmentJudgement;
import io.hazardwatch.gateway.pipelines.WatchStatement;
import io.hazardwatch.gateway.pipelines.WindowBalance;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.util.ArrayList;
import java.util.List;

/** A segment for each of the two enterprises of a {@link Desk}; that of the first leaks. */
final class DeskPipelines implements Pipelines {
    private static final List<PipelineSegment.RoutePoint> ROUTE = List.of(new PipelineSegment.RoutePoint(0, 31.785, 119.95),
            new PipelineSegment.RoutePoint(600, 31.785, 119.956), new PipelineSegment.RoutePoint(1_000, 31.788, 119.958));

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
                new PipelineSegment.Uncertainty(0.0025, 2_000), Double.NaN, stations,
                enterprise.equals(Desk.OTHER.enterprise()) ? List.of() : ROUTE);
        if (enterprise.equals(Desk.OTHER.enterprise())) {
            return new SegmentJudgement(enterprise, site, segment, WatchStatement.BLIND, List.of(), List.of(), 4, 0, Double.NaN, null, List.of());
        }
        List<PipelineEvidence> evidence = new ArrayList<>();
        for (PipelineEvidenceKind kind : PipelineEvidenceKind.values()) {
            evidence.add(new PipelineEvidence(kind, 12.5, switch (kind) {
                case BALANCE -> List.of("MINUTE", "10.1", "2.5");
                case GRADIENT_UNKNOWN, WAVE_UNKNOWN -> List.of(PlaceUnknown.NOT_SYNCHRONOUS.name());
                default -> List.of("a");
            }));
        }
        PipelineLeak leak = new PipelineLeak(enterprise + '.' + site + ".line.1", Priority.P1, BalanceWindow.MINUTE, 0.01, 0.1,
                new LeakPlace(620, 40, null), new LeakPlace(Double.NaN, Double.NaN, PlaceUnknown.NOT_SYNCHRONOUS), evidence,
                Desk.START, Desk.START, 0, 1);
        List<WindowBalance> balances = List.of(new WindowBalance(BalanceWindow.MINUTE, 0.01, 1e-4, 1e-4, 6e-4),
                new WindowBalance(BalanceWindow.DAY, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        return new SegmentJudgement(enterprise, site, segment, WatchStatement.FULL, List.of(), balances, 4, 7_200, 0.1, leak, List.of());
    }
}
