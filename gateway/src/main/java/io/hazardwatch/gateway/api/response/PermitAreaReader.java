package io.hazardwatch.gateway.api.response;

import io.hazardwatch.gateway.api.http.Problem;
import io.hazardwatch.gateway.api.http.RequestBody;
import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.GroundPosition;
import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.response.permits.PermitArea;
import io.hazardwatch.gateway.response.permits.PermitKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads where the work of a permit is, and finds the detectors nearby.
 *
 * @param site null if it is not configured; then nothing is near
 */
record PermitAreaReader(RequestBody body, Site site, String hazardSource) {
    private static final int METRES_MAX = 50_000;
    private static final int NAME_MAX = 64;
    private static final int DETECTORS_MAX = 1_000;

    PermitArea area(PermitArea.Nearby nearby) {
        return new PermitArea(position(), radius(), nearby.assumed());
    }

    /**
     * The detectors that are named, and those within the radius; none of these without one. What is named is not assumed. Work that is about
     * gas and says neither has all detectors of its hazard source or site nearby, so that it never tightens nothing where something could be.
     *
     * @param named by the permit
     */
    PermitArea.Nearby nearby(List<PointId> named, PermitKind kind) {
        double radius = radius();
        PermitArea.Nearby around = site == null ? PermitArea.Nearby.NONE : radius > 0 ? PermitArea.nearby(site, hazardSource, position(), radius)
                : named.isEmpty() && kind.isAboutGas() ? PermitArea.nearby(site, hazardSource, null, 0) : PermitArea.Nearby.NONE;
        Set<PointId> known = new HashSet<>(named);
        List<PointId> all = Stream.concat(named.stream(), around.detectors().stream()).distinct().toList();
        if (all.size() > DETECTORS_MAX) {
            throw Problem.invalid(radius > 0 ? "radius" : "detectors", radius > 0 ? radius : "", "takes " + all.size()
                    + " detectors, those without a place among them; at most " + DETECTORS_MAX + " can be near");
        }
        return new PermitArea.Nearby(all, around.assumed().stream().filter(each -> !known.contains(each)).toList());
    }

    /** Metres; 0 if none is stated. */
    private double radius() {
        double radius = body.has("radius") ? body.number("radius", 0) : 0;
        if (body.has("radius") && !(radius > 0 && radius <= METRES_MAX)) {
            throw Problem.invalid("radius", radius, "must be above 0 and at most " + METRES_MAX + ", in metres");
        }
        return radius;
    }

    /** At a device that states its place, in degrees, or in metres from the site's location; null if it is not said. */
    private GroundPosition position() {
        if (!body.has("position") || site == null) {
            return null;
        }
        RequestBody position = body.object("position");
        GroundPosition place = position.has("device") ? of(position.text("device", NAME_MAX, null))
                : position.has("lat") ? ofDegrees(position) : new GroundPosition(position.number("east", Double.NaN),
                        position.number("north", Double.NaN));
        if (!(Math.hypot(place.east(), place.north()) <= METRES_MAX)) {
            throw Problem.invalid("position", place.east() + ", " + place.north(), "must be device, east and north in metres, or lat and lon, within "
                    + METRES_MAX + " m of the site's location");
        }
        return place;
    }

    private GroundPosition of(String device) {
        GroundPosition place = site.gas().places().get(device);
        if (place == null) {
            throw Problem.invalid("position", device, "must be a device of the site that states its place");
        }
        return place;
    }

    private GroundPosition ofDegrees(RequestBody position) {
        if (Double.isNaN(site.lat())) {
            throw Problem.invalid("position", position.number("lat", 0), "needs the site's location, from which lat and lon are counted");
        }
        return GroundPosition.of(position.number("lat", Double.NaN), position.number("lon", Double.NaN), site.lat(), site.lon());
    }
}
