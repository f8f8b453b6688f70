package io.hazardwatch.gateway.leaks;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.GroundPosition;
import java.util.List;

/**
 * Special work under a permit that lasts at present.
 *
 * @param id           of the permit
 * @param kind         of the work, as the room of permits names it
 * @param place        in words
 * @param position     middle of the work; null if it is not known in metres
 * @param radiusMetres around it; 0 if not stated
 * @param detectors    points that the permit counts as nearby
 */
public record NearbyWork(String id, String kind, String place, GroundPosition position, double radiusMetres, List<PointId> detectors) {
    public NearbyWork {
        detectors = List.copyOf(detectors);
    }
}
