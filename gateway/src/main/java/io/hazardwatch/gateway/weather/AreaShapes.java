package io.hazardwatch.gateway.weather;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the outlines and circles of one area as CAP writes them. What is none does not spoil the message: the area keeps the problem,
 * and a person has to match it. One thread.
 */
public final class AreaShapes {
    private static final int POINTS_MIN = 4;
    private static final double LAT_MAX = 90;
    private static final double LON_MAX = 180;
    private static final double RADIUS_KM_MAX = 20_038;

    private final int pointsMax;
    private final List<GeoPolygon> polygons = new ArrayList<>();
    private final List<GeoCircle> circles = new ArrayList<>();
    private final List<AreaProblem> problems = new ArrayList<>();
    private int points;

    /** @param pointsMax of all outlines together; more refuse the message */
    public AreaShapes(int pointsMax) {
        this.pointsMax = pointsMax;
    }

    /** Number of points read. */
    public int points() {
        return points;
    }

    /** The area with everything read. */
    public WarningArea area(String description, List<GeoCode> codes) {
        return new WarningArea(description, polygons, circles, codes, problems.stream().distinct().toList());
    }

    /** An outline, {@code lat,lon lat,lon …}; nothing if blank. */
    public void polygon(String text) {
        if (text.isBlank()) {
            return;
        }
        String[] pairs = text.strip().split("\\s+");
        points += pairs.length;
        if (points > pointsMax) {
            throw new WarningException(WarningRefusal.TOO_MANY_POINTS, "more than " + pointsMax + " points");
        }
        double[] lat = new double[pairs.length];
        double[] lon = new double[pairs.length];
        AreaProblem problem = pairs.length < POINTS_MIN ? AreaProblem.TOO_FEW_POINTS : null;
        for (int i = 0; i < pairs.length && problem == null; i++) {
            double[] pair = numbers(pairs[i].split(",", -1), 2);
            problem = problemOf(pair);
            if (problem == null) {
                lat[i] = pair[0];
                lon[i] = pair[1];
            }
        }
        if (problem == null && (lat[0] != lat[lat.length - 1] || lon[0] != lon[lon.length - 1])) {
            problem = AreaProblem.NOT_CLOSED;
        }
        if (problem == null) {
            polygons.add(new GeoPolygon(lat, lon));
        } else {
            problems.add(problem);
        }
    }

    /** A circle, {@code lat,lon radius}, the radius in km; nothing if blank. */
    public void circle(String text) {
        if (text.isBlank()) {
            return;
        }
        String[] parts = text.strip().split("\\s+");
        double[] centre = parts.length == 2 ? numbers(parts[0].split(",", -1), 2) : null;
        double[] radius = parts.length == 2 ? numbers(parts[1].split(",", -1), 1) : null;
        AreaProblem problem = radius == null ? AreaProblem.NOT_NUMBERS : problemOf(centre);
        if (problem == null && !(radius[0] > 0 && radius[0] <= RADIUS_KM_MAX)) {
            problem = AreaProblem.BAD_RADIUS;
        }
        if (problem == null) {
            circles.add(new GeoCircle(centre[0], centre[1], radius[0]));
        } else {
            problems.add(problem);
        }
    }

    /** What is wrong with a place; null if nothing. A latitude that can only be a longitude means that the two are swapped. */
    private static AreaProblem problemOf(double[] place) {
        if (place == null) {
            return AreaProblem.NOT_NUMBERS;
        }
        if (Math.abs(place[0]) > LAT_MAX && Math.abs(place[0]) <= LON_MAX && Math.abs(place[1]) <= LAT_MAX) {
            return AreaProblem.SWAPPED;
        }
        return Math.abs(place[0]) > LAT_MAX || Math.abs(place[1]) > LON_MAX ? AreaProblem.OUT_OF_RANGE : null;
    }

    /** Exactly that many finite numbers, otherwise null. */
    private static double[] numbers(String[] texts, int count) {
        if (texts.length != count) {
            return null;
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(texts[i]);
            } catch (NumberFormatException noNumber) {
                return null;
            }
            if (!Double.isFinite(numbers[i])) {
                return null;
            }
        }
        return numbers;
    }
}
