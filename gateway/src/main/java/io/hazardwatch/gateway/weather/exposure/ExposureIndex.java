package io.hazardwatch.gateway.weather.exposure;

import io.hazardwatch.gateway.registry.Site;
import io.hazardwatch.gateway.registry.SiteExposure;
import io.hazardwatch.gateway.weather.GeoCircle;
import io.hazardwatch.gateway.weather.GeoCode;
import io.hazardwatch.gateway.weather.GeoPolygon;
import io.hazardwatch.gateway.weather.Warning;
import io.hazardwatch.gateway.weather.WarningArea;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.valid.IsValidOp;

/** The places of all sites, made for comparing warnings with them. Immutable; any thread. */
public final class ExposureIndex {
    private static final double METRES_PER_DEGREE = 111_320;
    private static final double EARTH_KM = 6_371;
    private static final double COSINE_MIN = 0.01;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** A site with its outline and surroundings as a shape in degrees (x = longitude); the shape is null without a place. */
    private record Placed(SiteName name, Geometry shape, double lat, double lon, double extentKm, String adminCode) {}

    private final List<Placed> sites = new ArrayList<>();
    private final STRtree tree = new STRtree();
    private final AdminCodeTable codes;

    /** An index over {@code all}, without knowing which administrative codes exist. */
    public ExposureIndex(Collection<Site> all) {
        this(all, AdminCodeTable.EMPTY);
    }

    /** An index over {@code all}. */
    public ExposureIndex(Collection<Site> all, AdminCodeTable codes) {
        this.codes = codes;
        for (Site site : all) {
            Placed placed = place(site);
            sites.add(placed);
            if (placed.shape() != null) {
                tree.insert(placed.shape().getEnvelopeInternal(), placed);
            }
        }
        tree.build();
    }

    private static Placed place(Site site) {
        SiteExposure exposure = site.exposure();
        List<SiteExposure.Corner> outline = exposure.outline();
        SiteName name = new SiteName(site.enterprise(), site.site());
        boolean hasOutline = outline.size() >= 3;
        if (!hasOutline && Double.isNaN(site.lat())) {
            return new Placed(name, null, Double.NaN, Double.NaN, 0, exposure.adminCode());
        }
        double lat = Double.isNaN(site.lat()) ? outline.getFirst().lat() : site.lat();
        double lon = Double.isNaN(site.lon()) ? outline.getFirst().lon() : site.lon();
        Geometry bare = hasOutline ? outline(outline).convexHull() : SHAPES.createPoint(new Coordinate(lon, lat));
        double margin = exposure.surroundingsMetres() / METRES_PER_DEGREE / Math.max(COSINE_MIN, Math.cos(Math.toRadians(lat)));
        double extent = outline.stream().mapToDouble(corner -> kilometres(lat, lon, corner.lat(), corner.lon())).max().orElse(0);
        return new Placed(name, margin > 0 ? bare.buffer(margin) : bare, lat, lon, extent + exposure.surroundingsMetres() / 1_000,
                exposure.adminCode());
    }

    private static Geometry outline(List<SiteExposure.Corner> corners) {
        return SHAPES.createMultiPointFromCoords(corners.stream().map(corner -> new Coordinate(corner.lon(), corner.lat()))
                .toArray(Coordinate[]::new));
    }

    /** Sites that no area of {@code warning} can be compared with: without a place for its outlines, or without a code for its codes. */
    public List<SiteName> notCompared(Warning warning) {
        boolean hasShapes = warning.areas().stream().anyMatch(area -> !area.polygons().isEmpty() || !area.circles().isEmpty());
        boolean hasCodes = warning.areas().stream().anyMatch(area -> !area.codes().isEmpty());
        return sites.stream().filter(placed -> !(hasShapes && placed.shape() != null) && !(hasCodes && !placed.adminCode().isEmpty()))
                .map(Placed::name).sorted().toList();
    }

    /** Which sites {@code warning} concerns, and what is left to a person. */
    public MatchResult match(Warning warning) {
        Map<SiteName, MatchReason> found = new TreeMap<>();
        List<WarningArea> forPerson = new ArrayList<>();
        List<WarningArea> areas = warning.areas();
        for (WarningArea area : areas) {
            boolean isUnderstood = area.problems().isEmpty();
            for (GeoPolygon polygon : area.polygons()) {
                isUnderstood &= polygon(polygon, found);
            }
            area.circles().forEach(circle -> circle(circle, found));
            for (GeoCode code : area.codes()) {
                isUnderstood &= code(code, found) || !area.polygons().isEmpty() || !area.circles().isEmpty();
            }
            boolean isDescribedOnly = area.polygons().isEmpty() && area.circles().isEmpty() && area.codes().isEmpty();
            if (!isUnderstood || isDescribedOnly) {
                forPerson.add(area);
            }
        }
        if (areas.isEmpty()) {
            forPerson.add(WarningArea.described(""));
        }
        return new MatchResult(found, forPerson);
    }

    /** Whether the outline could be compared: one that crosses itself cannot. */
    private boolean polygon(GeoPolygon polygon, Map<SiteName, MatchReason> found) {
        Coordinate[] corners = new Coordinate[polygon.size()];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Coordinate(polygon.lon()[i], polygon.lat()[i]);
        }
        Polygon shape = SHAPES.createPolygon(corners);
        if (!IsValidOp.isValid(shape)) {
            return false;
        }
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(shape);
        for (Object each : tree.query(shape.getEnvelopeInternal())) {
            if (each instanceof Placed placed && prepared.intersects(placed.shape())) {
                found.put(placed.name(), MatchReason.POLYGON);
            }
        }
        return true;
    }

    private void circle(GeoCircle circle, Map<SiteName, MatchReason> found) {
        for (Placed placed : sites) {
            if (placed.shape() != null && kilometres(circle.lat(), circle.lon(), placed.lat(), placed.lon()) <= circle.radiusKm()
                    + placed.extentKm()) {
                found.putIfAbsent(placed.name(), MatchReason.CIRCLE);
            }
        }
    }

    /** Whether the code could be compared. */
    private boolean code(GeoCode code, Map<SiteName, MatchReason> found) {
        if (AdminCodes.isForeign(code.list()) || !AdminCodes.isCode(code.value())) {
            return false;
        }
        String prefix = AdminCodes.prefix(code.value());
        boolean isAnyFound = false;
        for (Placed placed : sites) {
            boolean isWithin = placed.adminCode().startsWith(prefix);
            boolean isFiner = !placed.adminCode().isEmpty() && prefix.startsWith(AdminCodes.prefix(placed.adminCode()));
            isAnyFound |= isWithin || isFiner;
            if (isWithin) {
                found.putIfAbsent(placed.name(), MatchReason.ADMIN_CODE);
            } else if (isFiner) {
                found.putIfAbsent(placed.name(), MatchReason.ADMIN_CODE_FINER);
            }
        }
        return isAnyFound || codes.isKnown(code.value());
    }

    /** Great-circle distance. */
    private static double kilometres(double lat, double lon, double otherLat, double otherLon) {
        double dLat = Math.toRadians(otherLat - lat);
        double dLon = Math.toRadians(otherLon - lon);
        double a = Math.pow(Math.sin(dLat / 2), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(otherLat)) * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
