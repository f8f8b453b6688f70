package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts the evidence of a leak together. Stateless. */
final class PipelineEvidences {
    private static final double HOUR = 3_600;

    private PipelineEvidences() {}

    /** @param first what only the first minutes showed */
    static List<PipelineEvidence> of(List<WindowBalance> balances, double inflow, List<PipelineEvidence> first, List<PointId> lost,
                                     LeakPlace gradient, LeakPlace wave) {
        List<PipelineEvidence> found = new ArrayList<>();
        for (WindowBalance each : balances) {
            if (each.ratio() > 1) {
                found.add(new PipelineEvidence(PipelineEvidenceKind.BALANCE, each.loss() * HOUR, List.of(each.window().name(),
                        inflow > 0 ? figure(100 * each.loss() / inflow) : "", figure(each.threshold() * HOUR))));
            }
        }
        found.addAll(first);
        lost.forEach(point -> found.add(new PipelineEvidence(PipelineEvidenceKind.INSTRUMENT_LOST, Double.NaN, List.of(point.toString()))));
        found.add(place(gradient, PipelineEvidenceKind.GRADIENT_PLACE, PipelineEvidenceKind.GRADIENT_UNKNOWN));
        found.add(place(wave, PipelineEvidenceKind.WAVE_PLACE, PipelineEvidenceKind.WAVE_UNKNOWN));
        return found;
    }

    private static PipelineEvidence place(LeakPlace place, PipelineEvidenceKind known, PipelineEvidenceKind unknown) {
        return place.isKnown() ? new PipelineEvidence(known, place.metres() / 1_000, List.of(figure(place.plusMinus() / 1_000)))
                : new PipelineEvidence(unknown, Double.NaN, List.of(place.unknown().name()));
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.2f" : "%.1f", value);
    }
}
