package io.hazardwatch.gateway.response.permits;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.Site;
import java.util.List;

/**
 * Where the work of a permit is, in metres. Pure.
 *
 * @param position     middle of the work; null = not known
 * @param radiusMetres around it, within which detectors are nearby; 0 = not stated
 * @param assumed      detectors that count as nearby only because it is not known how far away they are
 */
public record PermitArea(GroundPosition position, double radiusMetres, List<PointId> assumed) {
    /** A permit that names its detectors. */
    public static final PermitArea NONE = new PermitArea(null, 0, List.of());

    /** The gas detectors around a place, and those of them that are only assumed to be there. */
    public record Nearby(List<PointId> detectors, List<PointId> assumed) {
        /** No detector is near. */
        public static final Nearby NONE = new Nearby(List.of(), List.of());

        public Nearby {
            detectors = List.copyOf(detectors);
            assumed = List.copyOf(assumed);
        }
    }

    public PermitArea {
        assumed = List.copyOf(assumed);
    }

    /** Whether position and radius are known, so that a distance says what is nearby. */
    public boolean isMeasured() {
        return position != null && radiusMetres > 0;
    }

    /** Whether two areas overlap; both must be measured. */
    public boolean overlaps(PermitArea other) {
        return position.metresTo(other.position) <= radiusMetres + other.radiusMetres;
    }

    /**
     * The detectors of combustible gas and oxygen within the radius, of whatever hazard source. A detector whose place is not known counts as
     * nearby, the safe side. When the position of the work is not known either, all of the hazard source count, or all of the site.
     */
    public static Nearby nearby(Site site, String hazardSource, GroundPosition position, double radiusMetres) {
        List<Point> all = site.devices().stream().flatMap(device -> device.points().stream()).filter(PermitLimits::isGas).toList();
        if (position == null) {
            List<PointId> assumed = all.stream().filter(each -> hazardSource.isEmpty() || hazardSource.equals(each.hazardSource())).map(Point::id)
                    .toList();
            return new Nearby(assumed, assumed);
        }
        List<PointId> near = all.stream().map(Point::id).filter(each -> {
            GroundPosition place = site.gas().places().get(each.device());
            return place == null || place.metresTo(position) <= radiusMetres;
        }).toList();
        return new Nearby(near, near.stream().filter(each -> !site.gas().places().containsKey(each.device())).toList());
    }
}
