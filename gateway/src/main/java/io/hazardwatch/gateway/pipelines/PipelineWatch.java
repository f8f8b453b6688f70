package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Registry;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.time.PresentReadings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The pipelines of all sites. The same readings and times give the same judgements. One thread. */
public final class PipelineWatch {
    private final Map<String, SegmentWatch> segments = new LinkedHashMap<>();
    private final Map<String, StoredSegment> waiting = new HashMap<>();
    private final PresentReadings present = new PresentReadings();
    private final FastPressures pressures;
    private Registry configured;

    /** A watch to which no fast readings are known. */
    public PipelineWatch() {
        this(FastPressures.NONE);
    }

    /** @param pressures fast readings of both ends, for the place of a leak by its wave */
    public PipelineWatch(FastPressures pressures) {
        this.pressures = pressures;
    }

    /** Follows a new configuration; a segment that did not change goes on, one that did keeps its leak and what was learnt, as far as it fits. */
    public void configure(Registry registry) {
        if (registry == configured) {
            return;
        }
        configured = registry;
        Map<String, SegmentWatch> before = new HashMap<>(segments);
        segments.clear();
        for (Site site : registry.sites()) {
            for (PipelineSegment segment : site.pipelines()) {
                SegmentWatch watch = new SegmentWatch(site.enterprise(), site.site(), segment, pressures);
                SegmentWatch known = before.get(watch.key());
                if (known != null && known.segment().equals(segment)) {
                    watch = known;
                } else if (known != null) {
                    watch.restore(known.stored());
                } else if (waiting.containsKey(watch.key())) {
                    watch.restore(waiting.remove(watch.key()));
                }
                segments.put(watch.key(), watch);
            }
        }
    }

    /** Takes over what was stored; before the first look, or later when the store was away. */
    public void restore(StoredSegment stored) {
        SegmentWatch watch = segments.get(stored.key());
        if (watch == null) {
            waiting.put(stored.key(), stored);
        } else {
            watch.restore(stored);
        }
    }

    /** What is to be kept. */
    public List<StoredSegment> stored() {
        return segments.values().stream().map(SegmentWatch::stored).toList();
    }

    private long period(PointId id) {
        Point point = configured.point(id);
        return point == null ? 1_000 : point.periodMillis();
    }

    /**
     * Looks at the newest readings; once a second.
     *
     * @param last the newest reading of a point, or null
     */
    public List<SegmentJudgement> look(Function<PointId, Reading> last, long nowMillis) {
        Function<PointId, Reading> now = point -> present.of(last.apply(point), period(point));
        return segments.values().stream().map(watch -> watch.look(now, nowMillis)).toList();
    }
}
