package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.Priority;
import java.util.List;

/**
 * A leak of a segment. Immutable.
 *
 * @param id          {@code enterprise.site.segment.SECOND} of its begin, stable, safe in a URL
 * @param priority    of its alarm: that of the segment, P2 at most when only pressure speaks
 * @param window      that told it, a shorter one while it has grown; null if falling pressure did
 * @param rate        m3/s at the reference state; NaN if not known
 * @param share       of the flow; NaN if not known
 * @param gradient    place by the pressure gradient
 * @param wave        place by the pressure wave
 * @param evidence    newest
 * @param begunMillis when it was seen first, ms since the epoch
 * @param toldMillis  when it was told first
 * @param overMillis  0 while it is not over
 * @param tellings    how often it was told: once, and again each time it became a worse one
 */
public record PipelineLeak(String id, Priority priority, BalanceWindow window, double rate, double share, LeakPlace gradient, LeakPlace wave,
                           List<PipelineEvidence> evidence, long begunMillis, long toldMillis, long overMillis, int tellings) {
    public PipelineLeak {
        evidence = List.copyOf(evidence);
    }

    /** Whether it is over. */
    public boolean isOver() {
        return overMillis > 0;
    }

    /** The place to go to: by the wave if there is one, else by the gradient. */
    public LeakPlace place() {
        return wave.isKnown() ? wave : gradient;
    }

    PipelineLeak ended(long nowMillis) {
        return new PipelineLeak(id, priority, window, rate, share, gradient, wave, evidence, begunMillis, toldMillis, nowMillis, tellings);
    }
}
