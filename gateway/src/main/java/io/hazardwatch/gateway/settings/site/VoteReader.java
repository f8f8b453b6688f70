package io.hazardwatch.gateway.settings.site;

import io.hazardwatch.gateway.model.PointId;
import io.hazardwatch.gateway.registry.Point;
import io.hazardwatch.gateway.registry.SiteRule;
import io.hazardwatch.gateway.registry.Threshold;
import io.hazardwatch.gateway.settings.yaml.YamlMap;
import java.util.List;

/** Reads the settings of redundant sensors: how they vote, and how closely they must agree. One thread. */
final class VoteReader {
    private static final int SENSORS_MAX = 20;

    private VoteReader() {}

    static SiteRule.Vote vote(YamlMap fields, SitePoints site) {
        List<Point> points = site.points(fields, "points", 2, 3);
        checkUnits(fields, points);
        Threshold limit = ThresholdReader.read(fields, points);
        double tolerance = tolerance(fields);
        boolean badIsTrip = fields.flag("badIsTrip", false);
        boolean bothOfTwo = bothOfTwo(fields, points);
        String approvedBy = fields.text("approvedBy", null);
        if (bothOfTwo && approvedBy == null) {
            fields.broken("approvedBy", "must be given beside withTwo: 2oo2, which gives up safety for fewer alarms");
        }
        fields.done("points", "above", "below", "deadband", "tolerance", "badIsTrip", "withTwo", "approvedBy");
        return new SiteRule.Vote(ids(points), limit, tolerance, badIsTrip, bothOfTwo, approvedBy);
    }

    private static boolean bothOfTwo(YamlMap fields, List<Point> points) {
        String withTwo = fields.text("withTwo", "1oo2");
        if (!withTwo.equals("1oo2") && !withTwo.equals("2oo2")) {
            fields.broken("withTwo", "must be 1oo2 or 2oo2");
        }
        if (fields.has("withTwo") && points.size() == 2) {
            fields.broken("withTwo", "must stand only beside three points");
        }
        return withTwo.equals("2oo2");
    }

    static SiteRule.Deviation deviation(YamlMap fields, SitePoints site) {
        List<Point> points = site.points(fields, "points", 2, SENSORS_MAX);
        checkUnits(fields, points);
        double tolerance = tolerance(fields);
        fields.done("points", "tolerance");
        return new SiteRule.Deviation(ids(points), tolerance);
    }

    private static double tolerance(YamlMap fields) {
        double tolerance = fields.requiredNumber("tolerance");
        if (tolerance <= 0) {
            fields.broken("tolerance", "must be above 0");
        }
        return tolerance;
    }

    private static void checkUnits(YamlMap fields, List<Point> points) {
        if (points.stream().map(Point::unit).distinct().count() > 1) {
            fields.broken("points", "must have one unit");
        }
    }

    private static List<PointId> ids(List<Point> points) {
        return points.stream().map(Point::id).toList();
    }
}
