package io.hazardwatch.gateway.pipelines;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.model.Quality;
import io.hazardwatch.gateway.model.Reading;
import io.hazardwatch.gateway.registry.PipelineSegment;
import io.hazardwatch.gateway.registry.PipelineStation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** When a pump or valve of a segment changed last. One thread. */
final class OperationWatch {
    private final Map<PointId, Double> states = new LinkedHashMap<>();
    private PointId changed;
    private long changedMillis;

    OperationWatch(PipelineSegment segment) {
        for (PipelineStation station : segment.stations()) {
            station.pumps().forEach(point -> states.put(point, Double.NaN));
            station.valves().forEach(point -> states.put(point, Double.NaN));
        }
    }

    void look(Function<PointId, Reading> last, long nowMillis) {
        states.replaceAll((point, was) -> {
            Reading reading = last.apply(point);
            if (reading == null || reading.quality() == Quality.BAD) {
                return was;
            }
            boolean isChanged = !Double.isNaN(was) && Math.abs(was - reading.value()) > 0.02 * Math.max(1, Math.abs(was));
            if (isChanged) {
                changed = point;
                changedMillis = nowMillis;
            }
            return isChanged || Double.isNaN(was) ? Double.valueOf(reading.value()) : was;
        });
    }

    /** Whether the states of pumps or valves are known, so that no change means no operation. */
    boolean isKnown() {
        return !states.isEmpty() && states.values().stream().noneMatch(state -> Double.isNaN(state));
    }

    boolean isWithin(long millis, long nowMillis) {
        return changed != null && nowMillis - changedMillis <= millis;
    }

    /** The point that changed last; null if none did. */
    PointId changed() {
        return changed;
    }

    long changedMillis() {
        return changedMillis;
    }
}
