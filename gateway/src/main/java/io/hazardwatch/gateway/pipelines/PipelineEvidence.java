package io.hazardwatch.gateway.pipelines;

import java.util.List;

/**
 * One piece of evidence; a sentence for people is made of it where it is shown.
 *
 * @param value the figure that goes with it, or NaN
 */
public record PipelineEvidence(PipelineEvidenceKind kind, double value, List<String> about) {
    public PipelineEvidence {
        about = List.copyOf(about);
    }
}
