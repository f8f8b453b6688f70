package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.PipelineSegment;
import java.util.List;

/**
 * What is known about a segment at present. Immutable.
 *
 * @param statement      how far it is watched
 * @param lost           instruments that are silent
 * @param balances       by window
 * @param k              multiple of the uncertainty that is a leak
 * @param learntSeconds  how long has been learnt from
 * @param flow           what flows in, m3/s; NaN if not known
 * @param leak           the leak there is; null if none
 * @param past           those that are over, the newest first
 */
public record SegmentJudgement(String enterprise, String site, PipelineSegment segment, WatchStatement statement, List<PointId> lost,
                               List<WindowBalance> balances, double k, double learntSeconds, double flow, PipelineLeak leak,
                               List<PipelineLeak> past) {
    public SegmentJudgement {
        lost = List.copyOf(lost);
        balances = List.copyOf(balances);
        past = List.copyOf(past);
    }

    /** Its name among those of all sites. */
    public String key() {
        return enterprise + '/' + site + '/' + segment.id();
    }
}
